package org.sundew.journal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Why the log cannot be written now.
 *
 * @param reason the fixed word under which losses are counted
 * @param what   one line for people
 */
record DiskTrouble(String reason, String what) {
    private static final String STOPPED = "journal-stopped";
    private static final long NO_ROOM = 64 << 10;

    /** No trouble: what is lost then did not fit into the queue. */
    static final DiskTrouble NONE = new DiskTrouble("journal-full", "");

    /** The writer is gone. */
    static DiskTrouble stopped(String what) {
        return new DiskTrouble(STOPPED, what);
    }

    /** What this failure in this directory means. */
    static DiskTrouble of(Throwable failure, Path directory) {
        if (!(failure instanceof IOException)) {
            return new DiskTrouble("journal-failed", "the writer fails: " + failure);
        }
        String text = String.valueOf(failure.getMessage());
        if (text.contains("No space left") || text.contains("quota exceeded") || noRoom(directory)) {
            return new DiskTrouble("disk-full", "the disk is full: " + text);
        }
        return new DiskTrouble("disk-failed", "the disk fails: " + failure);
    }

    /** The system's message may be in another language. */
    private static boolean noRoom(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace() < NO_ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    boolean some() {
        return !what.isEmpty();
    }
}
