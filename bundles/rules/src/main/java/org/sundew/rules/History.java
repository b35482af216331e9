package org.sundew.rules;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Observed;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;

/** The latest visits in the journal, without what was said in them, so that a long journal fits into memory. */
final class History {
    /** The most visits that are looked at, about 200 bytes each. */
    static final int MOST = 100_000;

    private static final Comparator<Stay> ARRIVAL = Comparator.comparing(Stay::id);

    private final int most;
    private final PriorityQueue<Stay> latest = new PriorityQueue<>(ARRIVAL);
    private final Map<Id, Integer> logins = new HashMap<>();
    /** Equal ones are kept once: there are few, and each event brings its own. */
    private final Map<Listen, Listen> listens = new HashMap<>();

    private final Map<InetAddress, InetAddress> sensors = new HashMap<>();
    private long leftOut;

    private History(int most) {
        this.most = most;
    }

    static History of(Journal journal) {
        return of(journal, MOST);
    }

    static History of(Journal journal, int most) {
        History history = new History(most);
        // nothing is found: events are looked at as they pass, so that none is kept with its payload
        journal.find(new EventQuery(Instant.EPOCH, 1, event -> {
            history.take(event);
            return false;
        }));
        return history;
    }

    private void take(SensorEvent event) {
        if (event instanceof Visited visited) {
            latest.add(stay(visited));
            if (latest.size() > most) {
                logins.remove(latest.remove().id());
                leftOut++;
            }
        } else if (event instanceof Observed seen && seen.action().equals("login")) {
            if (logins.size() < 2 * most || logins.containsKey(seen.at().id())) {
                logins.merge(seen.at().id(), 1, Integer::sum);
            }
        }
    }

    private Stay stay(Visited visited) {
        Visit visit = visited.at();
        return new Stay(
                visit.id(),
                visited.id(),
                visit.started(),
                visit.visitor().address(),
                sensors.computeIfAbsent(visit.sensor().address(), each -> each),
                listens.computeIfAbsent(visit.listen(), each -> each),
                visit.ordinal(),
                visited.severity(),
                visited.closedBy());
    }

    /** In the order they arrived. */
    List<Stay> stays() {
        List<Stay> stays = new ArrayList<>(latest);
        stays.sort(ARRIVAL);
        return stays;
    }

    /** How many log-ins were tried in this visit. */
    long logins(Stay stay) {
        return logins.getOrDefault(stay.id(), 0);
    }

    /** How many visits were too many. */
    long leftOut() {
        return leftOut;
    }
}
