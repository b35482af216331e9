package org.sundew.journal.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.json.EcsReader;
import org.sundew.journal.json.Lines;
import org.sundew.journal.json.MalformedEventException;

/**
 * Finds events in the segments, newest first. Names and times of files say which segments can be left out; what is left is
 * read. Thread-safe.
 */
final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    /** How late an event may come into the log, at first guess, and at most. */
    private static final long[] SLACKS = {60_000, 86_400_000};

    private final Catalogue catalogue;

    Search(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<SensorEvent> find(EventQuery query) throws IOException {
        long since = query.since().toEpochMilli() - SLACKS[0];
        List<SensorEvent> found = new ArrayList<>();
        for (Segment segment : newestFirst()) {
            if (segment == catalogue.last() || segment.touched() >= since) {
                collect(segment, query, found);
            }
            if (found.size() >= query.limit()) {
                break;
            }
        }
        return found;
    }

    Optional<SensorEvent> find(Id id) throws IOException {
        byte[] wanted = id.toString().getBytes(US_ASCII);
        Set<Segment> searched = new HashSet<>();
        for (long slack : SLACKS) {
            for (Segment segment : newestFirst()) {
                boolean covers = segment.covers(id.millis(), slack) || segment == catalogue.last();
                SensorEvent event = covers && searched.add(segment) ? find(wanted, segment) : null;
                if (event != null) {
                    return Optional.of(event);
                }
            }
        }
        return Optional.empty();
    }

    private Collection<Segment> newestFirst() {
        Deque<Segment> reversed = new ArrayDeque<>();
        catalogue.all().forEach(reversed::addFirst);
        return reversed;
    }

    private static void collect(Segment segment, EventQuery query, List<SensorEvent> found) throws IOException {
        try {
            if (segment.packed()) {
                forward(segment, query, found);
            } else {
                backward(segment, query, found);
            }
        } catch (NoSuchFileException e) {
            if (segment.packed() && Files.exists(segment.path())) {
                collect(segment, query, found); // it was packed meanwhile; else it is gone
            }
        } catch (ZipException | EOFException e) {
            LOG.warn("{} cannot be read to its end: {}", segment, e.toString());
        }
    }

    private static void backward(Segment segment, EventQuery query, List<SensorEvent> found) throws IOException {
        try (BackwardLines lines = new BackwardLines(segment.path(), segment.length())) {
            while (found.size() < query.limit() && lines.next()) {
                SensorEvent event = read(lines.bytes(), lines.from(), lines.length());
                if (event != null && matches(event, query)) {
                    found.add(event);
                }
            }
        }
    }

    /** A packed file can only be read from its start: keeps the last matches. */
    private static void forward(Segment segment, EventQuery query, List<SensorEvent> found) throws IOException {
        Deque<SensorEvent> latest = new ArrayDeque<>();
        int room = query.limit() - found.size();
        try (LineReader lines = SegmentStream.open(segment, 0)) {
            while (lines.next()) {
                SensorEvent event = read(lines.bytes(), lines.from(), lines.length());
                if (event != null && matches(event, query)) {
                    latest.addFirst(event);
                    if (latest.size() > room) {
                        latest.removeLast();
                    }
                }
            }
        }
        found.addAll(latest);
    }

    private static boolean matches(SensorEvent event, EventQuery query) {
        return !event.time().isBefore(query.since()) && query.where().test(event);
    }

    private static @Nullable SensorEvent find(byte[] id, Segment segment) throws IOException {
        try (LineReader lines = SegmentStream.open(segment, 0)) {
            while (lines.next()) {
                if (Lines.hasId(id, lines.bytes(), lines.from(), lines.length())) {
                    return read(lines.bytes(), lines.from(), lines.length());
                }
            }
        } catch (NoSuchFileException | ZipException | EOFException e) {
            LOG.warn("{} cannot be read to its end: {}", segment, e.toString());
        }
        return null;
    }

    private static @Nullable SensorEvent read(byte[] bytes, int from, int length) {
        try {
            return EcsReader.read(bytes, from, length);
        } catch (MalformedEventException e) {
            LOG.warn("A line cannot be read and is passed over: {}", e.getMessage());
            return null;
        }
    }
}
