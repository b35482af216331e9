package org.sundew.dispatch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sundew.event.Observed;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/**
 * The incidents under way: one visitor (IPv4 address or IPv6 /64), at one listen or wherever it knocks. The first event of an
 * incident is told at once; the others are held until the incident's time is over.
 *
 * <p>Incidents are kept in the order in which they began, which is the order in which they end as long as the window does not
 * change; after it was shortened, the first may keep later ones waiting until its own end. For one thread at a time.
 */
final class Incidents {
    private static final int IPV6_VISITOR_BYTES = 8;
    /** What is held may take so many bytes in memory, whatever the number of events. */
    private static final long HEAVIEST = 16 << 20;

    private final Map<Key, Incident> open = new LinkedHashMap<>();
    private int held;
    private long weight;

    /** What one incident is. */
    enum By {
        LISTEN,
        VISITOR;

        /** The one of this name in a cfg. */
        static By of(String text) {
            return switch (text) {
                case "listen" -> LISTEN;
                case "visitor" -> VISITOR;
                default -> throw new IllegalArgumentException("neither listen nor visitor");
            };
        }
    }

    private record Key(ByteBuffer visitor, String listen) {
        static Key of(Visit visit, By by) {
            byte[] address = visit.visitor().address().getAddress();
            byte[] visitor = Arrays.copyOf(address, Math.min(address.length, IPV6_VISITOR_BYTES));
            return new Key(
                    ByteBuffer.wrap(visitor),
                    by == By.VISITOR ? "" : visit.listen().name());
        }
    }

    private record Incident(long end, List<SensorEvent> events) {}

    /** Whether the event begins an incident, which then ends at that moment; if not, the event is held. */
    boolean begins(SensorEvent event, Visit visit, By by, long end) {
        Key key = Key.of(visit, by);
        Incident known = open.get(key);
        if (known == null) {
            open.put(key, new Incident(end, new ArrayList<>(0)));
            return true;
        }
        known.events().add(event);
        held++;
        weight += weight(event);
        return false;
    }

    /** Ends the incidents whose time is over, and returns what each of them held. */
    List<List<SensorEvent>> due(long now) {
        return end(incident -> incident.end() - now <= 0);
    }

    /** Ends the oldest incidents until no more than so many incidents and held events are left, and not too heavy ones. */
    List<List<SensorEvent>> above(int bound) {
        return end(incident -> open.size() > bound || held > bound || weight > HEAVIEST);
    }

    /** What an event holds of its visitor's bytes, which is what makes events heavy. */
    private static int weight(SensorEvent event) {
        if (event instanceof Visited visited) {
            return visited.received().size() + visited.sent().size();
        }
        return event instanceof Observed observed
                ? observed.observation().payload().size()
                : 0;
    }

    /** The same of several. */
    static long weight(List<SensorEvent> events) {
        return events.stream().mapToLong(Incidents::weight).sum();
    }

    /** Takes all held events out; the incidents go on. */
    List<List<SensorEvent>> drain() {
        List<List<SensorEvent>> drained = new ArrayList<>();
        for (Incident incident : open.values()) {
            if (!incident.events().isEmpty()) {
                drained.add(List.copyOf(incident.events()));
                incident.events().clear();
            }
        }
        held = 0;
        weight = 0;
        return drained;
    }

    /** Forgets all incidents and what they hold. */
    void forget() {
        open.clear();
        held = 0;
        weight = 0;
    }

    private List<List<SensorEvent>> end(Predicate<Incident> which) {
        List<List<SensorEvent>> ended = new ArrayList<>();
        Iterator<Incident> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            Incident incident = oldest.next();
            if (!which.test(incident)) {
                break;
            }
            oldest.remove();
            held -= incident.events().size();
            weight -= weight(incident.events());
            if (!incident.events().isEmpty()) {
                ended.add(incident.events());
            }
        }
        return ended;
    }

    /** Forgets the held events that do not pass any more; returns how many. */
    int refilter(Filter filter) {
        int before = held;
        for (Incident incident : open.values()) {
            incident.events().removeIf(event -> !filter.passes(event));
        }
        held = open.values().stream()
                .mapToInt(incident -> incident.events().size())
                .sum();
        weight = open.values().stream()
                .mapToLong(incident -> weight(incident.events()))
                .sum();
        return before - held;
    }

    /** Whether events are held. */
    boolean holding() {
        return held > 0;
    }

    /** The nanoseconds until the first incident ends, at most so many. */
    long untilDue(long now, long most) {
        return open.isEmpty()
                ? most
                : Math.min(most, open.values().iterator().next().end() - now);
    }
}
