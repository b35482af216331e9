package org.sundew.alert.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;
import org.sundew.event.LimitReached;
import org.sundew.event.Observed;
import org.sundew.event.SensorEvent;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/**
 * Where one definition of an external program applies: to which kinds of events, protocols and sensor ports. Read from the
 * {@code alert.*} properties that the lane of its sink reads too; what else is there (severity, visitor, first visit) is a
 * condition that the lane alone knows, and no part of what a definition is for.
 */
record Definition(
        String pid, boolean enabled, boolean exclusive, Set<String> actions, Set<Transport> protocols, BitSet ports) {
    /** Fewer ports before more, fewer protocols before more, and then by name, so that no two are equal. */
    static final Comparator<Definition> MOST_SPECIFIC_FIRST = Comparator.comparingInt(Definition::width)
            .thenComparingInt(Definition::variety)
            .thenComparing(Definition::pid);

    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");
    private static final int ALL_PORTS = 0x10000;
    private static final Set<String> USUAL = Set.of("visits", "limits");

    /**
     * The definition these properties give.
     *
     * @throws IllegalArgumentException if they make no sense
     */
    static Definition of(Map<String, Object> properties) {
        BitSet ports = new BitSet();
        for (String item : items(properties.get("alert.port"))) {
            ports.or(range(item));
        }
        Set<String> actions = Set.copyOf(items(properties.get("alert.actions")));
        return new Definition(
                pid(properties),
                truth(properties.get("alert.enabled")) && !properties.containsKey(Problem.REJECTED),
                truth(properties.get("alert.exclusive")),
                actions.isEmpty() ? USUAL : actions,
                Set.copyOf(items(properties.get("alert.protocol")).stream()
                        .map(Transport::of)
                        .toList()),
                ports);
    }

    /** Its identity. */
    static String pid(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault("service.pid", properties.get("component.name")));
    }

    /** Whether it is in force and made for such an event. */
    boolean concerns(SensorEvent event) {
        return enabled && ofKind(event) && atPlace(event.visit().orElse(null));
    }

    private boolean ofKind(SensorEvent event) {
        String group = "changes";
        if (event instanceof Visited) {
            group = "visits";
        } else if (event instanceof LimitReached) {
            group = "limits";
        } else if (event instanceof Observed) {
            group = "observations";
        }
        return actions.contains(group) || actions.contains(event.action());
    }

    private boolean atPlace(@Nullable Visit visit) {
        if (visit == null) {
            return protocols.isEmpty() && ports.isEmpty();
        }
        return (protocols.isEmpty() || protocols.contains(visit.listen().transport()))
                && (ports.isEmpty() || ports.get(visit.listen().port()));
    }

    private int width() {
        return ports.isEmpty() ? ALL_PORTS : ports.cardinality();
    }

    private int variety() {
        return protocols.isEmpty() ? Transport.values().length : protocols.size();
    }

    private static boolean truth(@Nullable Object value) {
        return value == null || !value.toString().trim().equals("false");
    }

    private static List<String> items(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Object[] array) {
            return items(Arrays.asList(array));
        }
        if (value instanceof Collection<?> several) {
            List<String> all = new ArrayList<>();
            several.forEach(each -> all.addAll(items(each)));
            return all;
        }
        return Arrays.stream(value.toString().split(",", -1))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static BitSet range(String text) {
        Matcher matcher = PORTS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("neither a port nor a range of ports: " + text);
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (first > last || last >= ALL_PORTS) {
            throw new IllegalArgumentException("not a range of ports: " + text);
        }
        BitSet ports = new BitSet();
        ports.set(first, last + 1);
        return ports;
    }
}
