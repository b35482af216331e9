package org.sundew.win;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The places for connections, in the order in which they came. Whoever has not proved itself yet only waits here: of one visitor
 * at most half of the places, and its eldest leaves for its next; of all together the eldest leaves for whoever finds no place.
 * So nobody keeps forwarders out by connecting and saying nothing. Thread-safe.
 */
final class Seats {
    private final int most;
    private final Set<Forwarder> taken = new LinkedHashSet<>();
    private boolean closed;

    /** So many places. */
    Seats(int most) {
        this.most = most;
    }

    /** Gives it a place; false if all are taken by those that have proved themselves. */
    synchronized boolean take(Forwarder next) {
        List<Forwarder> waiting = taken.stream().filter(each -> !each.trusted()).toList();
        List<Forwarder> same = waiting.stream()
                .filter(each -> each.visitor() == next.visitor())
                .toList();
        if (closed || (taken.size() >= most && waiting.isEmpty())) {
            return false;
        }
        if (same.size() >= Math.max(1, most / 2)) {
            evict(same.get(0));
        } else if (taken.size() >= most) {
            evict(waiting.get(0));
        }
        taken.add(next);
        return true;
    }

    private void evict(Forwarder eldest) {
        taken.remove(eldest);
        eldest.evict();
    }

    /** It is over. */
    synchronized void leave(Forwarder gone) {
        taken.remove(gone);
    }

    /** Ends them all, and takes nobody any more. */
    synchronized void close() {
        closed = true;
        taken.forEach(Forwarder::close);
    }
}
