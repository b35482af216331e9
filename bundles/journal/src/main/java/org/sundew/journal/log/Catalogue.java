package org.sundew.journal.log;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of the log, oldest first. Thread-safe: the list is replaced, never changed. Its last segment is the one being
 * written.
 */
final class Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private volatile List<Segment> segments;
    private volatile NavigableMap<Long, Long> losses;

    Catalogue(List<Segment> found) {
        List<Segment> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingLong(Segment::first));
        segments = List.copyOf(sorted);
        losses = new TreeMap<>();
        sorted.forEach(this::noteLoss);
    }

    private void noteLoss(Segment segment) {
        if (segment.lost() > 0) {
            NavigableMap<Long, Long> more = new TreeMap<>(losses);
            more.put(segment.first(), segment.lost());
            losses = more;
        }
    }

    List<Segment> all() {
        return segments;
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The segment being written. */
    Segment last() {
        List<Segment> now = segments;
        return now.get(now.size() - 1);
    }

    synchronized void add(Segment segment) {
        List<Segment> more = new ArrayList<>(segments);
        more.add(segment);
        noteLoss(segment);
        segments = List.copyOf(more);
    }

    /** Puts a segment in the place of the last one, which holds nothing. */
    synchronized void replaceLast(Segment segment) {
        Segment empty = last();
        NavigableMap<Long, Long> fewer = new TreeMap<>(losses);
        fewer.remove(empty.first());
        losses = fewer;
        remove(empty);
        add(segment);
    }

    /** Takes a segment out; whether it was in. */
    synchronized boolean remove(Segment segment) {
        List<Segment> fewer = new ArrayList<>(segments);
        boolean removed = fewer.remove(segment);
        segments = List.copyOf(fewer);
        return removed;
    }

    /** Takes out those whose files somebody else has deleted. */
    synchronized void dropMissing() {
        for (Segment each : segments) {
            if (each != last() && Files.notExists(each.path())) {
                LOG.warn("{} was deleted by somebody else", each);
                remove(each);
            }
        }
    }

    boolean has(Segment segment) {
        return segments.contains(segment);
    }

    /** The segment that has the first kept event behind this place, if any event is there. */
    Segment behind(long place) {
        List<Segment> now = segments;
        Segment found = now.get(0);
        for (Segment each : now) {
            if (each.first() > place + 1) {
                break;
            }
            found = each;
        }
        return found;
    }

    /** The segment that follows this one. */
    Optional<Segment> next(Segment segment) {
        for (Segment each : segments) {
            if (each.first() > segment.first()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** How many sequences behind the one place and up to the other belong to lost events, as far as is known. */
    long lost(long place, long upTo) {
        long sum = 0;
        for (Map.Entry<Long, Long> gap : losses.entrySet()) {
            long last = Math.min(gap.getKey() - 1, upTo);
            long before = Math.max(gap.getKey() - gap.getValue() - 1, place);
            sum += Math.max(0, last - before);
        }
        return sum;
    }

    long bytes() {
        long sum = 0;
        for (Segment each : segments) {
            sum += each.size();
        }
        return sum;
    }
}
