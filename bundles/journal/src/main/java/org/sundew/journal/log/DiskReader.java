package org.sundew.journal.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.SensorEvent;
import org.sundew.journal.json.EcsReader;
import org.sundew.journal.json.Lines;
import org.sundew.journal.json.MalformedEventException;

/**
 * Reads durable events from the segments, forward. Keeps its place in an open file from one call to the next. Lines and packed
 * files that are damaged are passed over, and logged. Not thread-safe.
 */
final class DiskReader implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskReader.class);
    private static final long ENOUGH = 8 << 20;

    private final Catalogue catalogue;
    private @Nullable Segment segment;
    private @Nullable LineReader lines;
    private long place;
    private long overtaken;
    private long counted;

    DiskReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** How many events that it came too late for, because retention had taken them. */
    long overtaken() {
        return overtaken;
    }

    /** The events behind this place, at most so many, and not much more than some megabytes; empty at the end of the log. */
    List<SensorEvent> read(long from, int max) throws IOException {
        List<SensorEvent> events = new ArrayList<>();
        long bytes = 0;
        Segment here = segment;
        LineReader open = lines;
        if (here == null || open == null || place != from) {
            here = catalogue.behind(from);
            open = enter(here, from);
        }
        while (events.size() < max && bytes < ENOUGH) {
            Optional<Segment> next = catalogue.next(here);
            if (advance(here, open)) {
                bytes += open.length();
                read(open, events);
            } else if (next.isPresent()) {
                here = next.get();
                open = enter(here, place);
            } else {
                break;
            }
        }
        return events;
    }

    /** Opens a segment for the events behind this place; counts those that are missing in between. */
    private LineReader enter(Segment next, long from) throws IOException {
        close();
        place = from;
        LineReader opened = SegmentStream.open(next, next.near(from + 1));
        if (next.first() > from + 1) {
            place = next.first() - 1;
            count(Math.max(from, counted), place);
        }
        segment = next;
        lines = opened;
        return opened;
    }

    /** Counts the events between these places once, however often a reader goes back. */
    private void count(long from, long to) {
        if (to > from) {
            overtaken += to - from - catalogue.lost(from, to);
            counted = to;
        }
    }

    private static boolean advance(Segment segment, LineReader lines) throws IOException {
        try {
            return lines.next();
        } catch (ZipException | EOFException e) {
            LOG.error("The rest of {} cannot be read and is passed over: {}", segment, e.toString());
            return false;
        }
    }

    private void read(LineReader lines, List<SensorEvent> events) {
        long sequence = Lines.sequence(lines.bytes(), lines.from(), lines.length());
        if (sequence >= 0 && sequence <= place) {
            return;
        }
        try {
            SensorEvent event = EcsReader.read(lines.bytes(), lines.from(), lines.length());
            if (event.sequence() > place) {
                place = event.sequence();
                events.add(event);
            }
        } catch (MalformedEventException e) {
            LOG.warn("A line behind event {} cannot be read and is passed over: {}", place, e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        LineReader open = lines;
        lines = null;
        segment = null;
        if (open != null) {
            open.close();
        }
    }
}
