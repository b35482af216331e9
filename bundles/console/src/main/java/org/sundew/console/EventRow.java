package org.sundew.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.Observed;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/** An event as one line: a row of a table, or a line by itself while events are followed. */
final class EventRow {
    private static final String[] HEADERS = {"Time", "Severity", "Action", "Visitor", "Port", "Listen", "What", "Id"};
    private static final int[] WIDTHS = {20, 8, 14, 15, 9, 18, 60, 26};
    private static final int WHAT_MAX = 60;

    private EventRow() {}

    static Table table() {
        return Table.of(HEADERS);
    }

    /** The cells, none of them numbers. */
    static Object[] cells(SensorEvent event) {
        Visit visit = event.visit().orElse(null);
        return new Object[] {
            time(event.time()),
            event.severity().label(),
            event.action(),
            visit == null ? "-" : visit.visitor().ip(),
            visit == null
                    ? "-"
                    : visit.listen().port() + "/" + visit.listen().transport().label(),
            visit == null ? "-" : visit.listen().name(),
            Cell.cut(what(event), WHAT_MAX),
            event.id()
        };
    }

    /** The cells as a line that lines up with others, or with tabs between for programs. */
    static String line(SensorEvent event, boolean format) {
        Object[] cells = cells(event);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = Cell.text(cells[i]);
            line.append(i == 0 ? "" : format ? "  " : "\t").append(cell);
            if (format && i < cells.length - 1) {
                line.append(" ".repeat(Math.max(0, WIDTHS[i] - cell.length())));
            }
        }
        return line.toString();
    }

    /** In UTC, to the second; {@code --since} takes it as it is. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String what(SensorEvent event) {
        if (event instanceof Visited visited) {
            return what(visited);
        }
        if (event instanceof Observed observed) {
            return notes(observed.observation().notes());
        }
        return event.message();
    }

    private static String what(Visited visited) {
        String bytes = visited.received().total() + " in, " + visited.sent().total() + " out";
        String limit = visited.limit().map(each -> ", limit " + each.name()).orElse("");
        String rule = visited.rule().map(each -> ", " + each.name()).orElse("");
        String said = visited.notes().isEmpty() ? visited.received().escaped() : notes(visited.notes());
        return bytes + limit + rule + (said.isEmpty() ? "" : ": " + said);
    }

    private static String notes(List<Note> notes) {
        return notes.stream()
                .map(note -> note.name() + "=" + Cell.visitor(note.value()))
                .collect(Collectors.joining(" "));
    }

    /** What an event says in each field that it has, payloads apart, and in its notes. Values are a visitor's. */
    static Table details(SensorEvent event) {
        Table table = Table.of("Field", "Value");
        for (EventField field : EventField.values()) {
            String value = field.ecs().startsWith("honeypot.payload") ? "" : field.text(event);
            if (!value.isEmpty()) {
                table.row(field.ecs(), Cell.visitor(value));
            }
        }
        EventField.notes(event).forEach(note -> table.row("note " + note.name(), Cell.visitor(note.value())));
        return table;
    }
}
