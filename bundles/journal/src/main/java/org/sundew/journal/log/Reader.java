package org.sundew.journal.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.sundew.event.SensorEvent;
import org.sundew.journal.JournalReader;

/** Follows the log: in memory while it keeps up, on disk while it does not. */
final class Reader implements JournalReader {
    private final Catalogue catalogue;
    private final Recent recent;
    private final Cursors.Cursor cursor;
    private final DiskReader disk;
    private long place;

    Reader(Catalogue catalogue, Recent recent, Cursors.Cursor cursor) {
        this.catalogue = catalogue;
        this.recent = recent;
        this.cursor = cursor;
        this.disk = new DiskReader(catalogue);
        this.place = cursor.place();
    }

    @Override
    public List<SensorEvent> read(int max, Duration wait) throws InterruptedException {
        cursor.checkOpen();
        if (recent.await(place, wait.toNanos())) {
            return next(max);
        }
        return List.of();
    }

    private List<SensorEvent> next(int max) throws InterruptedException {
        long end = recent.end();
        List<SensorEvent> events = recent.behind(place, max);
        if (!events.isEmpty()) {
            place = events.get(events.size() - 1).sequence();
            return events;
        }
        try {
            events = fromDisk(max);
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be read behind event " + place, e);
        }
        place = events.isEmpty()
                ? Math.max(place, end)
                : events.get(events.size() - 1).sequence();
        return events;
    }

    private static InterruptedException interrupted(ClosedByInterruptException cause) {
        Thread.interrupted(); // the exception tells it from here on
        InterruptedException thrown = new InterruptedException("interrupted while reading the log");
        thrown.initCause(cause);
        return thrown;
    }

    private List<SensorEvent> fromDisk(int max) throws IOException {
        while (true) {
            try {
                return disk.read(place, max);
            } catch (NoSuchFileException e) {
                disk.close(); // retention, or the operator, was quicker: on with what is left
                catalogue.dropMissing();
                if (Files.notExists(catalogue.last().path())) {
                    throw e; // the writer will notice within a second
                }
            }
        }
    }

    @Override
    public void rewind() {
        place = cursor.place();
    }

    @Override
    public void commit() {
        cursor.commit(place);
    }

    @Override
    public long lag() {
        long from = Math.max(cursor.place(), catalogue.all().get(0).first() - 1);
        long end = recent.end();
        return Math.max(0, end - from - catalogue.lost(from, end));
    }

    @Override
    public long overtaken() {
        return disk.overtaken();
    }

    @Override
    public void close() {
        try {
            disk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cursor.close();
        }
    }
}
