package org.sundew.journal.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable cursors of the log, a small file each. A commit moves a cursor in memory; all that moved are put on disk
 * together, at most once every commit interval, by the keeper. Thread-safe.
 */
final class Cursors {
    private static final Logger LOG = LoggerFactory.getLogger(Cursors.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,200}");
    private static final String SUFFIX = ".cursor";

    private final Map<String, Cursor> open = new ConcurrentHashMap<>();
    private final AtomicBoolean saving = new AtomicBoolean();
    private final Executor soon;
    private volatile Path directory;
    private volatile String trouble = "";

    /** Cursors in this directory; {@code soon} runs a task after the commit interval. */
    Cursors(Path directory, Executor soon) {
        this.directory = directory;
        this.soon = soon;
    }

    /**
     * Opens the cursor of this name; a new one is put at the end of the log.
     *
     * @throws IllegalArgumentException if the name is none
     * @throws IllegalStateException if it is open already
     */
    synchronized Cursor open(String name, long end) {
        Path file = file(name);
        if (open.containsKey(name)) {
            throw new IllegalStateException("a reader of this name is open: " + name);
        }
        try {
            Files.createDirectories(directory);
            Cursor cursor = new Cursor(name, CursorFile.open(file), end);
            open.put(name, cursor);
            save();
            return cursor;
        } catch (IOException e) {
            throw new UncheckedIOException("the cursor cannot be opened: " + file, e);
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a reader's name has letters, digits, . _ ~ and - only: " + name);
        }
        return directory.resolve(name + SUFFIX);
    }

    /** Deletes the cursor of this name, unless it is open. */
    synchronized void forget(String name) {
        Path file = file(name);
        if (!open.containsKey(name)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the cursor cannot be deleted: " + file, e);
            }
        }
    }

    /** The lowest place of an open cursor: nobody will ask memory for events up to there. */
    long lowest() {
        long lowest = Long.MAX_VALUE;
        for (Cursor cursor : open.values()) {
            lowest = Math.min(lowest, cursor.place);
        }
        return lowest;
    }

    /** What keeps cursors from being saved, or empty. */
    String trouble() {
        return trouble;
    }

    private void saveSoon() {
        if (!saving.get() && saving.compareAndSet(false, true)) {
            soon.execute(this::save);
        }
    }

    /** Puts on disk what moved. */
    void save() {
        saving.set(false);
        String found = "";
        for (Cursor cursor : open.values()) {
            try {
                cursor.save();
            } catch (IOException e) {
                found = "the cursor of " + cursor.name + " cannot be saved: " + e.getMessage();
            }
        }
        if (!found.equals(trouble)) {
            LOG.warn("Cursors: {}", found.isEmpty() ? "saved again" : found);
            trouble = found;
        }
        if (!found.isEmpty()) {
            saveSoon();
        }
    }

    /** Saves and closes all that are open. */
    void close() {
        open.values().forEach(Cursor::close);
    }

    /** Goes on in another directory, with copies of all cursors. */
    synchronized void moveTo(Path other) throws IOException {
        Files.createDirectories(other);
        Path before = directory;
        directory = other;
        try (var files = Files.newDirectoryStream(before, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                move(open.get(name.substring(0, name.length() - SUFFIX.length())), file, other.resolve(name));
            }
        }
    }

    private static void move(@Nullable Cursor cursor, Path from, Path to) throws IOException {
        if (cursor != null) {
            cursor.moveTo(CursorFile.open(to));
        } else {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** One reader's cursor. {@link #commit} and {@link #close} are for the reader's thread. */
    final class Cursor implements AutoCloseable {
        private final String name;
        private CursorFile file;
        private volatile long place;
        private long saved;

        private Cursor(String name, CursorFile file, long end) {
            this.name = name;
            this.file = file;
            this.place = file.place().orElse(end);
            this.saved = file.place().orElse(-1L);
            if (place > end) {
                LOG.warn(
                        "The cursor of {} is behind the end of the log: this log is another one, it starts there",
                        name);
                place = end;
            }
        }

        long place() {
            return place;
        }

        void checkOpen() {
            if (open.get(name) != this) {
                throw new IllegalStateException("the reader is closed: " + name);
            }
        }

        void commit(long to) {
            if (to != place) {
                place = to;
                saveSoon();
            }
        }

        private synchronized void save() throws IOException {
            long now = place;
            if (now != saved) {
                file.save(now);
                saved = now;
            }
        }

        private synchronized void moveTo(CursorFile other) throws IOException {
            file.close();
            file = other;
            file.save(place);
            saved = place;
        }

        @Override
        public void close() {
            if (!open.remove(name, this)) {
                return;
            }
            boolean interrupted = Thread.interrupted(); // which would close the file before it is written
            try {
                save();
                file.close();
            } catch (IOException e) {
                LOG.warn("The cursor of {} cannot be saved as it is closed: {}", name, e.getMessage());
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
