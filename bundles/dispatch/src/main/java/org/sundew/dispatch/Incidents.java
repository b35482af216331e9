package org.sundew.dispatch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;

/**
 * The incidents under way: one visitor (IPv4 address or IPv6 /64) at one listen. The first event of an incident is told at
 * once; the others are held until the incident's time is over.
 *
 * <p>Incidents are kept in the order in which they began, which is the order in which they end as long as the window does not
 * change; after it was shortened, the first may keep later ones waiting until its own end. For one thread at a time.
 */
final class Incidents {
    private static final int IPV6_VISITOR_BYTES = 8;

    private final Map<Key, Incident> open = new LinkedHashMap<>();
    private int held;

    private record Key(ByteBuffer visitor, String listen) {
        static Key of(Visit visit) {
            byte[] address = visit.visitor().address().getAddress();
            byte[] visitor = Arrays.copyOf(address, Math.min(address.length, IPV6_VISITOR_BYTES));
            return new Key(ByteBuffer.wrap(visitor), visit.listen().name());
        }
    }

    private record Incident(long end, List<SensorEvent> events) {}

    /** Whether the event begins an incident, which then ends at that moment; if not, the event is held. */
    boolean begins(SensorEvent event, Visit visit, long end) {
        Incident known = open.get(Key.of(visit));
        if (known == null) {
            open.put(Key.of(visit), new Incident(end, new ArrayList<>(0)));
            return true;
        }
        known.events().add(event);
        held++;
        return false;
    }

    /** Ends the incidents whose time is over, and returns what each of them held. */
    List<List<SensorEvent>> due(long now) {
        return end(incident -> incident.end() - now <= 0);
    }

    /** Ends the oldest incidents until no more than so many incidents and held events are left. */
    List<List<SensorEvent>> above(int bound) {
        return end(incident -> open.size() > bound || held > bound);
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
        return drained;
    }

    /** Forgets all incidents and what they hold. */
    void forget() {
        open.clear();
        held = 0;
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
