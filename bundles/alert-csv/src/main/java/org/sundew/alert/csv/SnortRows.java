package org.sundew.alert.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Function;
import org.sundew.event.SensorEvent;

/** Events as lines of Snort's: no header, columns that are quoted already if they have to be, a line feed at the end. */
final class SnortRows implements Layout {
    private static final int TYPICAL_LINE = 160;

    private final List<Function<SensorEvent, String>> columns;
    private final String separator;

    SnortRows(List<Function<SensorEvent, String>> columns, String separator) {
        this.columns = List.copyOf(columns);
        this.separator = separator;
    }

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] of(List<SensorEvent> events) {
        StringBuilder lines = new StringBuilder(events.size() * TYPICAL_LINE);
        for (SensorEvent event : events) {
            for (int i = 0; i < columns.size(); i++) {
                lines.append(i == 0 ? "" : separator).append(columns.get(i).apply(event));
            }
            lines.append('\n');
        }
        return lines.toString().getBytes(UTF_8);
    }
}
