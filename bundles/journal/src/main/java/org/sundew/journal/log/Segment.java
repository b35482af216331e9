package org.sundew.journal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the log: events without a gap in their sequence, a line each.
 *
 * <p>Its name tells the sequence of its first event, when it was begun, and how many events were lost just before it:
 * {@code events-0000000000000042-20260102T030405123Z-lost7.ndjson}. Names sort as the events do. A gap in the sequence is
 * always between two segments, so the names alone tell which sequences are kept. Immutable but for its end, which the writer
 * moves, and its path, which changes when it is packed.
 */
final class Segment {
    private static final int EVENTS_A_MARK = 512;
    private static final long LAST_MILLIS = 253_402_300_799_999L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME =
            Pattern.compile("events-(\\d{16,18})-(\\d{8}T\\d{9}Z)(?:-lost(\\d{1,18}))?\\.ndjson(?:\\.gz)?");

    private final long first;
    private final Instant begun;
    private final long lost;
    private volatile Path path;
    private volatile long length;
    private volatile long packedSize;
    private volatile long touched;
    private volatile long[] marks = {0};

    private Segment(long first, Instant begun, long lost, Path path) {
        this.first = first;
        this.begun = begun;
        this.lost = lost;
        this.path = path;
        this.touched = begun.toEpochMilli();
    }

    /** A new one in this directory, still without a file. */
    static Segment begin(Path directory, long first, Instant now, long lost) {
        Instant begun = Instant.ofEpochMilli(Math.max(0, Math.min(LAST_MILLIS, now.toEpochMilli())));
        String tail = lost > 0 ? "-lost" + lost : "";
        Path file = directory.resolve(String.format("events-%016d-%s%s.ndjson", first, TIME.format(begun), tail));
        return new Segment(first, begun, lost, file);
    }

    /** The segment in this file; empty if the name is not a segment's. */
    static Optional<Segment> at(Path file) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            long lost = name.group(3) == null ? 0 : Long.parseLong(name.group(3));
            Instant begun = TIME.parse(name.group(2), Instant::from);
            Segment segment = new Segment(Long.parseLong(name.group(1)), begun, lost, file);
            segment.length = Files.size(file);
            segment.packedSize = segment.length;
            segment.touched = Files.getLastModifiedTime(file).toMillis();
            return Optional.of(segment);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The sequence of its first event, if it has any. */
    long first() {
        return first;
    }

    /** When it was begun, by the clock of that moment. */
    Instant begun() {
        return begun;
    }

    /** How many events were lost between the segment before and this one. */
    long lost() {
        return lost;
    }

    Path path() {
        return path;
    }

    boolean packed() {
        return packed(path);
    }

    /** Whether a file's name says that it is packed. */
    static boolean packed(Path file) {
        return file.toString().endsWith(".gz");
    }

    /** What it takes on disk, in bytes; of the one being written, the part that is durable. */
    long size() {
        return packed() ? packedSize : length;
    }

    /** Its durable bytes before packing. Unknown if it was found packed. */
    long length() {
        return length;
    }

    /** When it was last written to, in milliseconds since the epoch. */
    long touched() {
        return touched;
    }

    /** Whether events with ids or times near this moment may be in it, if clocks were right to within a day. */
    boolean covers(long millis, long slack) {
        long start = Math.min(begun.toEpochMilli(), touched);
        long end = Math.max(begun.toEpochMilli(), touched);
        return start - slack <= millis && millis <= end + slack;
    }

    /** It has this many durable bytes now. */
    void reaches(long bytes, long millis) {
        length = bytes;
        touched = millis;
    }

    /** It is kept in a packed file of this size now. */
    void packedTo(Path file, long bytes) {
        packedSize = bytes;
        path = file;
    }

    /** Remembers where an event's line starts, if it is one of those to be remembered. For the writer, in order. */
    void mark(long sequence, long offset) {
        long place = sequence - first;
        if (place > 0 && place % EVENTS_A_MARK == 0 && place / EVENTS_A_MARK == marks.length) {
            long[] more = Arrays.copyOf(marks, marks.length + 1);
            more[marks.length] = offset;
            marks = more;
        }
    }

    /** Forgets the marks behind this sequence, which are to be written again. For the writer. */
    void forget(long sequence) {
        long kept = Math.max(0, sequence - first) / EVENTS_A_MARK + 1;
        if (kept < marks.length) {
            marks = Arrays.copyOf(marks, (int) kept);
        }
    }

    /** Where to start reading for the event with this sequence, unless packed: the start of some line not behind it. */
    long near(long sequence) {
        long[] known = marks;
        long place = Math.max(0, sequence - first) / EVENTS_A_MARK;
        return known[(int) Math.min(place, known.length - 1)];
    }

    @Override
    public String toString() {
        return String.valueOf(path.getFileName());
    }
}
