package org.sundew.alert.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;

/** Events as records of RFC 4180: UTF-8, CR LF, one line each. */
final class Rows implements Layout {
    private static final int TYPICAL_RECORD = 320;

    private final EventField[] fields;

    Rows(List<EventField> fields) {
        this.fields = fields.toArray(EventField[]::new);
    }

    @Override
    public byte[] header() {
        return written(TYPICAL_RECORD, csv -> {
            String[] names = new String[fields.length];
            for (int i = 0; i < names.length; i++) {
                names[i] = fields[i].ecs();
            }
            csv.writeRecord(names);
        });
    }

    @Override
    public byte[] of(List<SensorEvent> events) {
        return written(events.size() * TYPICAL_RECORD, csv -> {
            String[] cells = new String[fields.length];
            for (SensorEvent event : events) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = Cell.safe(fields[i].text(event));
                }
                csv.writeRecord(cells);
            }
        });
    }

    private static byte[] written(int size, Consumer<CsvWriter> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(bytes, StandardCharsets.UTF_8)) {
            content.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
