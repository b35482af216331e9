package org.sundew.alert.email;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;

/** How many events of which severity, by whom, where: what many events come down to. */
final class Counts {
    private static final int ROWS = 50;

    private final Map<Group, Long> groups = new HashMap<>();
    private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);

    private record Group(Severity severity, String visitor, String listen) {}

    private Counts() {}

    static Counts of(List<SensorEvent> events) {
        Counts counts = new Counts();
        for (SensorEvent event : events) {
            String visitor = EventField.SOURCE_IP.text(event);
            Group group = new Group(event.severity(), visitor, EventField.LISTEN_NAME.text(event));
            counts.groups.merge(group, 1L, Long::sum);
            counts.severities.merge(event.severity(), 1L, Long::sum);
        }
        return counts;
    }

    long events() {
        return severities.values().stream().mapToLong(count -> count).sum();
    }

    String severest() {
        return severities.keySet().stream()
                .max(Comparator.naturalOrder())
                .map(Severity::label)
                .orElse("");
    }

    /** The only visitor, or how many there are. */
    String visitors() {
        List<String> visitors = groups.keySet().stream()
                .map(Group::visitor)
                .distinct()
                .filter(each -> !each.isEmpty())
                .toList();
        return visitors.size() == 1 ? visitors.get(0) : visitors.size() + " visitors";
    }

    /** Such as {@code 3 high, 20 low}. */
    String bySeverity() {
        return severities.entrySet().stream()
                .sorted(Map.Entry.<Severity, Long>comparingByKey().reversed())
                .map(each -> each.getValue() + " " + each.getKey().label())
                .collect(Collectors.joining(", "));
    }

    /** A line for each visitor, listen and severity, most events first, and one for what does not fit. */
    String table() {
        List<Map.Entry<Group, Long>> sorted = groups.entrySet().stream()
                .sorted(Map.Entry.<Group, Long>comparingByValue()
                        .reversed()
                        .thenComparing(each -> each.getKey().visitor())
                        .thenComparing(each -> each.getKey().listen())
                        .thenComparing(each -> each.getKey().severity()))
                .toList();
        StringBuilder table = new StringBuilder();
        sorted.stream().limit(ROWS).forEach(each -> table.append(row(each.getKey(), each.getValue())));
        if (sorted.size() > ROWS) {
            List<Map.Entry<Group, Long>> rest = sorted.subList(ROWS, sorted.size());
            long events = rest.stream().mapToLong(Map.Entry::getValue).sum();
            table.append(String.format("%8d  in %d further combinations%n", events, rest.size()));
        }
        return table.toString();
    }

    private static String row(Group group, long count) {
        String listen = Plain.text(group.listen(), 60);
        return String.format("%8d  %-6s  %-15s  %s%n", count, group.severity().label(), group.visitor(), listen);
    }
}
