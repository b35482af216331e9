package org.sundew.journal.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.Note;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.journal.Receipt;

/**
 * The one thread that writes. Every commit interval it takes what has come, numbers and encodes it, writes it in pages, forces
 * the disk once, and only then shows the events to readers and tells their receipts.
 *
 * <p>Numbers: an event is numbered as it is written, so events have numbers without a gap. Lost events never had one; when the
 * log tells of them, it leaves out as many numbers as events were lost: a gap proves a loss of that many events, and every
 * loss that the process lived to tell leaves a gap.
 *
 * <p>While the disk fails it tries again every second with the same events, page by page, so that what little fits is kept.
 * What comes meanwhile waits in the inbox, whose bound turns away the rest.
 */
final class LogWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final long RETRY = 1_000_000_000L;
    private static final int IDLE_ROUNDS = 20;
    private static final int TURN = 32;

    private final Parts parts;
    private final Redacting redacting;
    private final Runnable onNewSegment;
    private final SegmentWriter segments;
    private final Batch batch = new Batch();
    private Optional<Losses.Report> report = Optional.empty();
    private long nextRound;
    private long retryAt;
    private int idle;
    private volatile long durable;
    private volatile DiskTrouble trouble = DiskTrouble.NONE;
    private volatile boolean stopping;

    LogWriter(Parts parts, Redacting redacting, Runnable onNewSegment) {
        this.parts = parts;
        this.redacting = redacting;
        this.onNewSegment = onNewSegment;
        this.segments = new SegmentWriter(
                parts.catalogue(), parts.recent().end(), parts.observer().get(), parts.clock(), parts.nanos());
        this.nextRound = parts.nanos().getAsLong();
    }

    /** What keeps it from writing now. */
    DiskTrouble trouble() {
        return trouble;
    }

    /** How many events it made durable. */
    long durable() {
        return durable;
    }

    /** Has it write what was taken in, and end. */
    void stop(Thread thread) {
        stopping = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                rest();
                round();
            }
            finish();
        } finally {
            giveUp();
        }
    }

    private void rest() {
        if (idle > IDLE_ROUNDS && !trouble.some() && !parts.losses().untold()) {
            parts.inbox().awaitFirst();
            idle = 0;
            nextRound = parts.nanos().getAsLong();
        }
        long now = parts.nanos().getAsLong();
        long interval = parts.settings().get().interval().toNanos();
        nextRound = Math.min(now + interval, Math.max(now, nextRound + interval));
        LockSupport.parkNanos(this, nextRound - now);
    }

    private void round() {
        Thread.interrupted(); // an interrupt would close the file under our hands
        if (trouble.some() && parts.nanos().getAsLong() - retryAt < 0) {
            return;
        }
        try {
            write();
            recovered();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failed(e);
        }
    }

    private void recovered() {
        if (trouble.some()) {
            LOG.info("Events are written to {} again", segments.segment());
            trouble = DiskTrouble.NONE;
        }
    }

    private void write() throws IOException {
        store();
        batch.fill(parts.inbox().take());
        idle = batch.size() == 0 ? idle + 1 : 0;
        store();
        tell(parts.losses().due());
    }

    /** Writes the batch and makes it durable. */
    private void store() throws IOException {
        if (batch.size() == 0) {
            return;
        }
        Settings settings = parts.settings().get();
        segments.observer(parts.observer().get());
        Redaction redaction = redacting.by(settings);
        ready(settings);
        int turn = 0;
        for (Inbox.Entry entry = batch.next(); entry != null; entry = batch.next()) {
            encode(entry, redaction);
            if (segments.pageFull()) {
                turnPage(settings);
            }
            if (++turn % TURN == 0) {
                giveWay();
            }
        }
        segments.flush();
        commit(settings);
    }

    private void ready(Settings settings) throws IOException {
        Segment before = segments.segment();
        segments.ready(settings);
        if (segments.segment() != before) {
            onNewSegment.run();
        }
    }

    private void turnPage(Settings settings) throws IOException {
        segments.flush();
        if (trouble.some() || segments.due(settings)) {
            commit(settings);
            ready(settings);
        }
    }

    /** On a sensor with one core, a visitor who waits for it is served before the rest of a long batch. */
    @SuppressWarnings("ThreadPriorityCheck") // not for correctness: it bounds how long an event loop waits for us
    private static void giveWay() {
        Thread.yield();
    }

    private void encode(Inbox.Entry entry, Redaction redaction) {
        try {
            batch.written(segments.append(redaction.of(entry.event())), entry.weight());
        } catch (RuntimeException e) {
            LOG.error("Event {} cannot be encoded and is lost", entry.event().id(), e);
            parts.losses().add("unwritable");
            batch.drop("unwritable");
        }
    }

    private void commit(Settings settings) throws IOException {
        List<SensorEvent> events = batch.written();
        if (!events.isEmpty()) {
            segments.force();
            parts.recent()
                    .publish(events, batch.writtenWeight(), parts.cursors().lowest(), settings.memory());
        }
        long before = durable;
        durable = before + events.size();
        parts.inbox().hold(batch.unwritten(), batch.weight() - batch.writtenWeight());
        batch.settle();
    }

    /** The writer outlives whatever it meets: without it the sensor is blind. */
    private void failed(Throwable failure) {
        Settings settings = parts.settings().get();
        DiskTrouble found = DiskTrouble.of(failure, settings.directory());
        if (!found.reason().equals(trouble.reason())) {
            LOG.error("Events wait in memory, for {}", found.what(), failure);
        }
        trouble = found;
        retryAt = parts.nanos().getAsLong() + RETRY;
        batch.rewind();
        segments.giveBack();
    }

    /** Writes one event about the losses not told yet, behind a gap of as many numbers. */
    private void tell(boolean due) throws IOException {
        if (report.isEmpty() && due) {
            report = parts.losses().take();
        }
        if (report.isEmpty()) {
            return;
        }
        Losses.Report losses = report.get();
        long firstLost = segments.number();
        segments.begin(parts.settings().get(), losses.count());
        onNewSegment.run();
        report = Optional.empty();
        SensorEvent event = lost(losses, firstLost);
        LOG.warn("{}", event.message());
        batch.fill(new Inbox.Entry(event, Receipt.NONE, Weight.of(event)));
        parts.inbox().addTaken(1);
        store();
    }

    private SensorChanged lost(Losses.Report losses, long firstLost) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note("lost", Long.toString(losses.count())));
        notes.add(new Note("lost.from", losses.from().toString()));
        notes.add(new Note("lost.to", losses.to().toString()));
        notes.add(new Note("lost.sequence.first", Long.toString(firstLost)));
        notes.add(new Note("lost.sequence.last", Long.toString(firstLost + losses.count() - 1)));
        losses.reasons().forEach((reason, count) -> notes.add(new Note("lost.by." + reason, Long.toString(count))));
        String message = losses.count() + " events were lost between " + losses.from() + " and " + losses.to() + ": "
                + String.join(", ", losses.reasons().keySet());
        return new SensorChanged(
                parts.ids().next(),
                0,
                parts.clock().instant(),
                "events-lost",
                Severity.HIGH,
                "journal",
                message,
                notes);
    }

    private void finish() {
        Thread.interrupted();
        try {
            store();
            batch.fill(parts.inbox().close());
            store();
            tell(parts.losses().untold());
            recovered();
            segments.close();
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Only when the disk failed to the end, or something was thrown that never should be. */
    private void giveUp() {
        String reason =
                trouble.some() ? trouble.reason() : DiskTrouble.stopped("").reason();
        int lost = batch.giveUp(reason);
        batch.fill(parts.inbox().close());
        lost += batch.giveUp(reason);
        for (int i = 0; i < lost; i++) {
            parts.losses().add(reason);
        }
        if (lost > 0) {
            LOG.error("{} events could not be written before the end and are lost: {}", lost, reason);
        }
        if (!stopping) {
            trouble = DiskTrouble.stopped("the writer has stopped, restart the journal");
        }
    }
}
