package org.sundew.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sundew.event.SensorEvent;
import org.sundew.journal.JournalReader;

/**
 * Reads on while there is more: a reader gives what was written at once, which may be little, and a sink that is behind is to be
 * told of what waits in few batches.
 */
final class Gathering {
    /** So many bytes of visitors are enough for one time. */
    private static final long ENOUGH = 8 << 20;

    private Gathering() {}

    /** The next events, at most so many, waiting that long for the first. */
    static List<SensorEvent> of(JournalReader reader, int most, Duration wait) throws InterruptedException {
        List<SensorEvent> first = reader.read(most, wait);
        if (first.isEmpty() || first.size() == most) {
            return first;
        }
        List<SensorEvent> all = new ArrayList<>(first);
        long weight = Incidents.weight(first);
        while (all.size() < most && weight < ENOUGH) {
            List<SensorEvent> more = reader.read(most - all.size(), Duration.ZERO);
            if (more.isEmpty()) {
                break;
            }
            all.addAll(more);
            weight += Incidents.weight(more);
        }
        return all;
    }
}
