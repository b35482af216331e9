package org.sundew.journal.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Sensor;
import org.sundew.event.Id;
import org.sundew.event.Ids;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.JournalReader;
import org.sundew.journal.JournalStatus;
import org.sundew.journal.Receipt;
import org.sundew.journal.json.Observer;

/** One log, open: puts its parts together, and owns its threads. Thread-safe. */
final class EventLog implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final String CURSORS = "cursors";
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);

    private final Map<Path, DirectoryLock> locks = new HashMap<>();
    private final Parts parts;
    private final Search search;
    private final Keeper keeper;
    private final LogWriter writer;
    private final Thread thread;
    private final Keepers keepers = new Keepers();
    private final Sensor sensor;
    private volatile Settings settings;

    /**
     * Opens the log in the settings' directory, which is made if need be, and starts writing.
     *
     * @param sensor   whose events they are
     * @param nanos    a time that never steps back
     * @throws IOException if the directory cannot be used
     */
    @SuppressWarnings("this-escape")
    EventLog(Settings settings, Sensor sensor, Clock clock, LongSupplier nanos) throws IOException {
        this.settings = settings;
        this.sensor = sensor;
        Recovery.Found found = take(settings.directory(), clock);
        Catalogue catalogue = new Catalogue(found.segments());
        this.parts = new Parts(
                catalogue,
                new Recent(found.end()),
                new Inbox(settings.queue()),
                new Losses(clock, nanos),
                new Cursors(settings.directory().resolve(CURSORS), this::afterInterval),
                () -> this.settings,
                this::observer,
                clock,
                nanos,
                new Ids(clock, new SecureRandom()));
        this.search = new Search(catalogue);
        this.keeper = new Keeper(catalogue, () -> this.settings, clock);
        this.writer = new LogWriter(parts, new Redacting(), () -> keepers.after(Duration.ZERO, keeper::retain));
        this.thread = new Thread(writer, "journal-writer");
        start();
    }

    private Recovery.Found take(Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        locks.put(directory, DirectoryLock.take(directory));
        try {
            Recovery.Found found = Recovery.recover(directory);
            if (found.segments().isEmpty()) {
                Segment first = Segment.begin(directory, found.end() + 1, clock.instant(), 0);
                SegmentWriter.create(directory, first).close();
                return new Recovery.Found(List.of(first), found.end());
            }
            return found;
        } catch (IOException | RuntimeException e) {
            unlock();
            throw e;
        }
    }

    private void start() {
        parts.inbox().servedBy(thread);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, e) -> LOG.error("The writer of the event log has died", e));
        thread.start();
        keepers.every(HOUSEKEEPING, Duration.ZERO, keeper::retain);
        keepers.every(HOUSEKEEPING, HOUSEKEEPING, keeper::pack);
    }

    private void afterInterval(Runnable task) {
        keepers.after(settings.interval(), task);
    }

    /** Whom events are of, at this moment. */
    Observer observer() {
        return new Observer(sensor.name(), sensor.version(), settings.tags());
    }

    void append(SensorEvent event, Receipt receipt) {
        Inbox.Answer answer = parts.inbox().offer(event, receipt);
        if (answer == Inbox.Answer.TAKEN) {
            return;
        }
        DiskTrouble why =
                answer == Inbox.Answer.CLOSED && !writer.trouble().some() ? DiskTrouble.stopped("") : writer.trouble();
        parts.losses().add(why.reason());
        receipt.lost(why.reason());
    }

    JournalReader reader(String name) {
        return new Reader(
                parts.catalogue(),
                parts.recent(),
                parts.cursors().open(name, parts.recent().end()));
    }

    void forget(String name) {
        parts.cursors().forget(name);
    }

    List<SensorEvent> find(EventQuery query) throws IOException {
        return search.find(query);
    }

    Optional<SensorEvent> find(Id id) throws IOException {
        return search.find(id);
    }

    JournalStatus status() {
        return new JournalStatus(
                parts.inbox().appended(),
                writer.durable(),
                parts.losses().total(),
                parts.recent().end(),
                parts.catalogue().bytes(),
                writer.trouble().what());
    }

    /** What keeps cursors from being saved, or empty. */
    String cursorTrouble() {
        return parts.cursors().trouble();
    }

    Settings settings() {
        return settings;
    }

    /**
     * Goes on by these settings. Counters and readers stay; in another directory the same log goes on with a new segment.
     *
     * @throws IOException if that directory cannot be used; then nothing is changed
     */
    synchronized void apply(Settings changed) throws IOException {
        if (!changed.directory().equals(settings.directory())) {
            Files.createDirectories(changed.directory());
            claim(changed.directory());
            parts.cursors().moveTo(changed.directory().resolve(CURSORS));
        }
        parts.inbox().bounds(changed.queue());
        settings = changed;
        LockSupport.unpark(thread);
    }

    private void claim(Path directory) throws IOException {
        if (locks.containsKey(directory)) {
            return; // we were there before
        }
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            if (Recovery.recover(directory).end() > parts.recent().end()) {
                throw new IOException("it holds another log, which is longer");
            }
            locks.put(directory, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Writes what was taken in, and lets go of everything. Waits for the disk. */
    @Override
    public void close() {
        writer.stop(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        keeper.stop();
        keepers.stop();
        parts.cursors().close();
        unlock();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void unlock() {
        for (DirectoryLock lock : locks.values()) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
