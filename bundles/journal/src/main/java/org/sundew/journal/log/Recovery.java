package org.sundew.journal.log;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.journal.json.Lines;

/**
 * Finds what the last run left. Only the last segment can be damaged by the end of a process or a power cut: lines count up to
 * the first that is not whole or not in sequence. What is behind was never reported as durable; it is cut off, and kept aside
 * in a file of its own while there is room. Nothing but this decides the number of the next event.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    static final String ASIDE = ".torn";

    private Recovery() {}

    /** What was found: the segments, and the sequence of the last event in them. */
    record Found(List<Segment> segments, long end) {}

    /** Lists the segments of this directory, mends the last one, removes what packing left half done. */
    static Found recover(Path directory) throws IOException {
        List<Segment> segments = segments(directory);
        if (segments.isEmpty()) {
            return new Found(segments, 0);
        }
        Segment last = segments.get(segments.size() - 1);
        long end = scan(last);
        if (!last.packed()) {
            cut(last);
        }
        return new Found(segments, end);
    }

    private static List<Segment> segments(Path directory) throws IOException {
        Map<Long, Segment> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (file.toString().endsWith(Packing.UNFINISHED)) {
                    Files.delete(file);
                } else {
                    Segment segment = Segment.at(file).orElse(null);
                    if (segment != null) {
                        found.merge(segment.first(), segment, Recovery::better);
                    }
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** A packed file gets its name when it is whole: then its original was about to be deleted. */
    private static Segment better(Segment one, Segment other) {
        Segment packed = one.packed() ? one : other;
        Segment plain = one.packed() ? other : one;
        if (packed.packed() && !plain.packed()) {
            try {
                Files.delete(plain.path());
            } catch (IOException e) {
                LOG.warn("{} is packed but cannot be deleted: {}", plain, e.toString());
            }
        }
        return packed;
    }

    /** Reads a segment up to where it is good, which becomes its length. */
    private static long scan(Segment segment) throws IOException {
        long sequence = segment.first() - 1;
        long good = 0;
        try (LineReader lines = SegmentStream.open(segment, 0)) {
            while (lines.next()) {
                byte[] bytes = lines.bytes();
                if (Lines.sequence(bytes, lines.from(), lines.length()) != sequence + 1
                        || !Lines.whole(bytes, lines.from(), lines.length())) {
                    break;
                }
                sequence++;
                segment.mark(sequence, good);
                good += lines.length() + 1;
            }
        }
        if (!segment.packed()) {
            segment.reaches(good, segment.touched());
        }
        return sequence;
    }

    private static void cut(Segment segment) throws IOException {
        Path file = segment.path();
        long torn = Files.size(file) - segment.length();
        if (torn > 0) {
            keepAside(segment, file);
            LOG.warn("{} ended in {} bytes that are no whole events: cut off", segment, torn);
        }
        try (SegmentFile mended = SegmentFile.open(file, segment.length())) {
            mended.force();
        }
    }

    private static void keepAside(Segment segment, Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ASIDE);
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            from.position(segment.length());
            Files.copy(Channels.newInputStream(from), aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The torn end of {} cannot be kept aside: {}", segment, e.toString());
        }
    }
}
