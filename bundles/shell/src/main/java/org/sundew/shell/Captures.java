package org.sundew.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Observation;
import org.sundew.shell.Trouble.Why;

/** The files that one visitor has written, and how much of them is kept in all. */
final class Captures {
    /** How many bytes of one file count, kept or not: more is no space. */
    static final long FILE_MAX = 256L << 20;

    private final Map<String, Capture> captures = new LinkedHashMap<>();
    /** Those too that something else has replaced, with their paths: whoever has one open still writes into it. */
    private final Map<Capture, String> all = new LinkedHashMap<>();

    private final int keptMax;

    /** @param keptMax how many bytes of what the visitor writes are kept, in all */
    Captures(int keptMax) {
        this.keptMax = keptMax;
    }

    void add(String path, Capture capture) {
        captures.put(path, capture);
        all.put(capture, path);
    }

    /** What was in a file before it is added to. */
    void copy(String text, Capture capture) {
        capture.append(text, room());
    }

    void move(String from, String to) {
        Capture capture = captures.remove(from);
        if (capture != null) {
            captures.put(to, capture);
            all.put(capture, to);
        }
    }

    void append(Capture file, String bytes) throws Trouble {
        checkSize(file.size() + bytes.length());
        file.append(bytes, roomIn(file));
    }

    void write(Capture file, long place, String bytes) throws Trouble {
        checkSize(place + bytes.length());
        file.write(place, bytes, roomIn(file));
    }

    private static void checkSize(long size) throws Trouble {
        if (size > FILE_MAX || size < 0) {
            throw new Trouble(Why.NOSPC);
        }
    }

    /** A device keeps nothing. */
    private int roomIn(Capture file) {
        return all.containsKey(file) ? room() : 0;
    }

    private int room() {
        long held = 0;
        for (Capture each : all.keySet()) {
            held += each.held();
        }
        return (int) Math.max(0, keptMax - held);
    }

    /** Tells of the file at this path if it was written and has not been told since. */
    @Nullable
    Observation told(String path) {
        Capture capture = captures.get(path);
        return capture == null || !capture.due() ? null : capture.upload(path);
    }

    /** What was written and not told yet, be it replaced by something else since. */
    List<Observation> untold() {
        List<Observation> uploads = new ArrayList<>();
        all.forEach((capture, path) -> {
            if (capture.due()) {
                uploads.add(capture.upload(path));
            }
        });
        return uploads;
    }
}
