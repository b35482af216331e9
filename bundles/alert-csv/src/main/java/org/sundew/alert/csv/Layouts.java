package org.sundew.alert.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;

/** Makes the layout that the keys {@code format}, {@code fields}, {@code year} and {@code utc} ask for. */
final class Layouts {
    /** The word that stands for a format's own columns. */
    static final String DEFAULT = "default";

    static final List<String> SUNDEW = List.of(
            "@timestamp",
            "event.id",
            "event.sequence",
            "event.action",
            "event.outcome",
            "log.level",
            "event.duration",
            "source.ip",
            "source.port",
            "source.bytes",
            "destination.port",
            "destination.bytes",
            "network.transport",
            "network.protocol",
            "honeypot.listen.name",
            "honeypot.visit.id",
            "honeypot.closed_by",
            "rule.name",
            "honeypot.limit.name",
            "user.name",
            "honeypot.credential.password",
            "process.command_line",
            "http.request.method",
            "url.original",
            "file.name",
            "message");

    private Layouts() {}

    static Layout of(CsvSink.Config config) {
        SnortTime time = config.format().equals("snort3")
                ? SnortTime.three(config.year(), config.utc())
                : SnortTime.two(config.year(), config.utc());
        return switch (config.format()) {
            case "sundew" -> new Rows(sundew(names(SUNDEW, ",", config.fields())));
            // Snort 2 splits its list at commas, Snort 3 at blanks
            case "snort2" ->
                new SnortRows(snort(SnortColumns.two(time), names(SnortColumns.TWO, ",", config.fields())), ",");
            case "snort3" ->
                new SnortRows(
                        snort(SnortColumns.three(time), names(SnortColumns.THREE, "[,\\s]", config.fields())), ", ");
            default -> throw new IllegalArgumentException("format: there is no such format: " + config.format());
        };
    }

    /** The names in the lists, each once, with those of the format for {@value #DEFAULT}. */
    private static List<String> names(List<String> own, String separators, String... lists) {
        List<String> names = new ArrayList<>();
        for (String name : String.join(",", lists).split(separators, -1)) {
            if (name.strip().equals(DEFAULT)) {
                own.forEach(each -> add(each, names));
            } else if (!name.isBlank()) {
                add(name.strip(), names);
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("fields: at least one is needed: ");
        }
        return names;
    }

    private static void add(String name, List<String> names) {
        if (names.contains(name)) {
            throw new IllegalArgumentException("fields: named twice: " + name);
        }
        names.add(name);
    }

    private static List<EventField> sundew(List<String> names) {
        return names.stream().map(Layouts::field).toList();
    }

    private static EventField field(String name) {
        return EventField.named(name)
                .orElseThrow(() -> new IllegalArgumentException("fields: no event has such a field: " + name));
    }

    /** The columns of these names: Snort's, or fields of ours, quoted as a message is. */
    private static List<Function<SensorEvent, String>> snort(
            Map<String, Function<SensorEvent, String>> known, List<String> names) {
        List<Function<SensorEvent, String>> columns = new ArrayList<>();
        for (String name : names) {
            Function<SensorEvent, String> column = known.get(name);
            columns.add(column != null ? column : ours(name));
        }
        return columns;
    }

    private static Function<SensorEvent, String> ours(String name) {
        EventField field = EventField.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("fields: neither Snort nor an event has such a field: " + name));
        return event -> SnortText.quoted(field.text(event));
    }
}
