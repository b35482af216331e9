package org.sundew.journal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.SensorEvent;
import org.sundew.journal.json.EcsWriter;
import org.sundew.journal.json.JsonLine;
import org.sundew.journal.json.Observer;

/**
 * Gives events their numbers and puts them into the last segment. Not thread-safe.
 *
 * <p>Events collect in a page, pages in the file, and all of it counts only when {@link #force} says so. After any failure
 * {@link #giveBack} returns to that point: the file is opened anew and cut there before anything else is written, so a batch
 * that was half written leaves nothing behind. (It is written again even if only the forcing failed: after that the kernel may
 * have dropped what it could not write.)
 */
final class SegmentWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);
    private static final long LOOK = 1_000_000_000L;
    private static final long DAY = 86_400_000L;
    private static final int PAGE = 1 << 18;

    private final Catalogue catalogue;
    private final Clock clock;
    private final LongSupplier nanos;
    private final JsonLine page = new JsonLine(PAGE + (PAGE >> 2));
    private Observer observer;
    private EcsWriter ecs;
    private @Nullable SegmentFile file;
    private Segment segment;
    private long number;
    private long forced;
    private long looked;

    /** Goes on behind the event with this sequence, in the last segment of the catalogue. */
    SegmentWriter(Catalogue catalogue, long end, Observer observer, Clock clock, LongSupplier nanos) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.nanos = nanos;
        this.observer = observer;
        this.ecs = new EcsWriter(observer, page);
        this.segment = catalogue.last();
        this.number = Math.max(end + 1, segment.first());
        this.forced = number - 1;
        this.looked = nanos.getAsLong();
    }

    /** Whose events they are, from now on. */
    void observer(Observer current) {
        if (!current.equals(observer)) {
            observer = current;
            ecs = new EcsWriter(current, page);
        }
    }

    /** The sequence of the next event. */
    long number() {
        return number;
    }

    Segment segment() {
        return segment;
    }

    /** Sees to it that there is a file to write to, and that it is the right one. Nothing may be unforced. */
    void ready(Settings settings) throws IOException {
        if (file == null || nanos.getAsLong() - looked > LOOK) {
            looked = nanos.getAsLong();
            reopen(settings);
        }
        if (due(settings)) {
            begin(settings, 0);
        }
    }

    private void reopen(Settings settings) throws IOException {
        Path path = segment.path();
        boolean there = Files.exists(path) && Files.size(path) >= segment.length();
        if (!there && !segment.packed()) {
            LOG.error("{} was removed or cut by somebody else: a new segment is begun", segment);
            begin(settings, 0);
            catalogue.dropMissing();
        } else if (file == null && !segment.packed()) {
            file = SegmentFile.open(path, segment.length());
        }
    }

    /** Whether the segment should end here: it is big enough, of another day, or not where it should be. */
    boolean due(Settings settings) {
        if (segment.packed() || !settings.directory().equals(segment.path().getParent())) {
            return true;
        }
        long length = file == null ? segment.length() : file.length();
        boolean otherDay = Math.floorDiv(clock.millis(), DAY)
                != Math.floorDiv(segment.begun().toEpochMilli(), DAY);
        return length > 0 && (otherDay || length >= settings.segmentBytes());
    }

    /** Begins a new segment, before which this many events were lost: their numbers are left out. */
    void begin(Settings settings, long lost) throws IOException {
        close();
        boolean empty = segment.length() == 0;
        long gap = empty ? lost + segment.lost() : lost;
        Segment next = Segment.begin(settings.directory(), number + lost, clock.instant(), gap);
        Files.createDirectories(settings.directory());
        SegmentFile opened = create(settings.directory(), next);
        Path before = segment.path();
        if (empty) {
            catalogue.replaceLast(next);
        } else {
            catalogue.add(next);
        }
        file = opened;
        segment = next;
        number += lost;
        forced = number - 1;
        if (empty && !before.equals(next.path())) {
            Files.deleteIfExists(before);
        }
    }

    /** Makes an empty file, and a directory that remembers it. */
    static SegmentFile create(Path directory, Segment segment) throws IOException {
        SegmentFile created = SegmentFile.open(segment.path(), 0);
        try {
            SegmentFile.forceDirectory(directory);
            return created;
        } catch (IOException e) {
            created.close();
            throw e;
        }
    }

    /** Numbers the event and puts it on the page. If it cannot be encoded, it was never there, and has no number. */
    SensorEvent append(SensorEvent event) {
        int from = page.length();
        try {
            SensorEvent numbered = event.withSequence(number);
            ecs.write(numbered, number);
            page.raw('\n');
            segment.mark(number, length() - (page.length() - from));
            number++;
            return numbered;
        } catch (RuntimeException e) {
            page.cut(from);
            throw e;
        }
    }

    private long length() {
        return (file == null ? segment.length() : file.length()) + page.length();
    }

    boolean pageFull() {
        return page.length() >= PAGE;
    }

    /** Puts the page into the file. */
    void flush() throws IOException {
        SegmentFile open = file;
        if (page.length() > 0 && open != null) {
            open.write(page.array(), page.length());
            page.clear();
        }
    }

    /** Makes all that was flushed durable. */
    void force() throws IOException {
        SegmentFile open = file;
        if (open != null) {
            open.force();
            segment.reaches(open.length(), clock.millis());
            forced = number - 1;
        }
    }

    /** After a failure: back to what is durable. */
    void giveBack() {
        page.clear();
        segment.forget(forced);
        number = forced + 1;
        try {
            close();
        } catch (IOException e) {
            LOG.debug("The file failed once more as it was closed", e);
        }
    }

    void close() throws IOException {
        SegmentFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}
