package org.sundew.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.alert.AlertSink;
import org.sundew.alert.NotYet;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Journal;
import org.sundew.journal.JournalReader;

/**
 * Follows one journal for one instance of a sink, on a thread of its own.
 *
 * <p>Only this thread touches the backlog, the reader and the sink, with one exception: it hangs when it has to end. Then the
 * backlog is left to it, and its successor begins with a new one at the cursor. If it hangs in the sink, whoever ends it
 * closes the reader in its place, so that the successor can have the cursor at once.
 */
final class Follower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Lane lane;
    private final SinkService service;
    private final Backlog backlog;
    private final Journal journal;
    private final Time time;
    private final Time.Bell bell;
    private final Worker worker;
    private final Queue<TestCall> tests = new ConcurrentLinkedQueue<>();
    private @Nullable JournalReader reader;
    private volatile @Nullable AlertSink sink;
    private Settings settings;

    Follower(Lane lane, SinkService service, Backlog backlog, Settings settings, Journal journal, Time time) {
        this.lane = lane;
        this.service = service;
        this.backlog = backlog;
        this.settings = settings;
        this.journal = journal;
        this.time = time;
        this.bell = time.bell();
        this.worker = new Worker("sundew-sink-" + lane.name(), this, bell);
    }

    void start() {
        worker.start();
    }

    /** Has the sink deliver a test, between two batches. */
    void test(TestCall call) {
        tests.add(call);
        bell.ring();
    }

    /** The settings have changed. */
    void refresh() {
        bell.ring();
    }

    /** Has it end after what it is doing, without waiting for that. */
    void signal() {
        worker.signal();
    }

    /** Ends it; false if it hangs and is left behind. */
    boolean end(Duration grace) {
        boolean ended = worker.end(grace);
        if (!ended) {
            LOG.warn("The thread of sink {} hangs and is left behind", lane.name());
        }
        if (!ended && worker.inSink()) {
            closeReader();
        }
        lane.tally().returned();
        tests.forEach(call -> call.failed("the sink went away"));
        return ended;
    }

    /** The sink, if it could be had. */
    Optional<AlertSink> sink() {
        return Optional.ofNullable(sink);
    }

    @Override
    public void run() {
        try {
            while (!worker.ending()) {
                attend();
            }
        } catch (InterruptedException e) {
            LOG.debug("The lane of sink {} ends", lane.name());
        }
    }

    /** Follows the journal until the end, or until something other than a delivery goes wrong. */
    private void attend() throws InterruptedException {
        try {
            AlertSink present = sink == null ? obtain() : sink;
            if (present == null) {
                pause(null, settings.retryMax());
                return;
            }
            open();
            follow(present);
        } catch (RuntimeException e) {
            lane.troubled(Failure.text(e, List.of()));
            closeReader();
            pause(null, settings.retry());
        } finally {
            closeReader();
        }
    }

    /** Gets the sink, which may run its constructor: here, so that a slow one harms only itself. */
    private @Nullable AlertSink obtain() throws InterruptedException {
        worker.enter(Worker.Place.SINK);
        AlertSink got = service.get();
        try {
            worker.leave();
        } catch (InterruptedException e) {
            if (got != null) {
                service.unget(got);
            }
            throw e;
        }
        sink = got;
        return lane.chosen(got);
    }

    private void open() {
        JournalReader opened = journal.reader(lane.cursor());
        synchronized (this) {
            reader = opened;
        }
        long lag = opened.lag();
        long last = journal.status().sequence();
        lane.tally().opened(Math.max(0, last - lag));
        noteLag(lag == 0);
        backlog.expect(last);
        lane.tally().skipped(backlog.refilter(settings.filter()));
    }

    private synchronized void closeReader() {
        JournalReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }

    private void follow(AlertSink present) throws InterruptedException {
        while (!worker.ending()) {
            adopt(lane.settings());
            runTests(present);
            backlog.release(settings, time.nanos());
            List<SensorEvent> batch = backlog.next(settings.batch()).orElse(null);
            if (batch == null) {
                commit();
                read();
            } else if (!deliver(present, batch)) {
                return;
            }
        }
        commit();
    }

    /** Tells since when the sink is behind, or that it is not. */
    private void noteLag(boolean upToDate) {
        backlog.behindSince().ifPresentOrElse(lane.tally()::behind, () -> {
            if (upToDate) {
                lane.tally().caughtUp(time.now());
            }
        });
    }

    private void adopt(Settings current) {
        if (!current.equals(settings)) {
            settings = current;
            lane.tally().skipped(backlog.refilter(current.filter()));
        }
    }

    private void commit() {
        JournalReader open = reader;
        if (open != null && backlog.behind() && backlog.settled()) {
            open.commit();
            backlog.committed();
            lane.tally().committed(backlog.reached(), time.now());
        }
    }

    private void read() throws InterruptedException {
        JournalReader open = reader;
        if (open == null) {
            return;
        }
        long wait = backlog.untilDue(time.nanos(), IDLE.toNanos());
        worker.enter(Worker.Place.JOURNAL);
        List<SensorEvent> events;
        try {
            events = Gathering.of(open, settings.batch(), Duration.ofNanos(wait));
        } finally {
            worker.leave();
        }
        lane.read(open.overtaken());
        lane.tally().skipped(backlog.take(events, settings, time.nanos()));
        noteLag(events.isEmpty());
    }

    /** Delivers, or waits after a failure or until the sink may be told more; false if it has to end before that. */
    private boolean deliver(AlertSink present, List<SensorEvent> batch) throws InterruptedException {
        Throwable failure = attempt(() -> present.deliver(batch));
        if (failure instanceof NotYet later) {
            backlog.putBack();
            hold(present, later.pause());
            return true;
        }
        if (failure == null) {
            backlog.delivered();
            lane.delivered(batch.size());
            return true;
        }
        if (worker.ending()) {
            return false;
        }
        pause(present, settings.pause(lane.failed(failure, batch)));
        return true;
    }

    /** Waits as long as the sink asks for. */
    private void hold(AlertSink present, Duration wanted) throws InterruptedException {
        lane.tally().held(true);
        try {
            pause(present, wanted);
        } finally {
            lane.tally().held(false);
        }
    }

    /** What a sink is asked to do. */
    private interface Task {
        void run() throws Exception;
    }

    /** Lets the sink try; returns what it threw. */
    private @Nullable Throwable attempt(Task task) throws InterruptedException {
        worker.enter(Worker.Place.SINK);
        lane.tally().delivering(time.now());
        Throwable failure = null;
        try {
            task.run();
        } catch (Throwable e) { // the border to plug-ins: whatever they throw harms only them
            failure = e;
        }
        worker.leave();
        lane.tally().returned();
        return failure;
    }

    /** Waits so long, unless it has to end, the settings change, or a test shows that the sink works again. */
    private void pause(@Nullable AlertSink present, Duration pause) throws InterruptedException {
        long end = time.nanos() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !worker.ending(); left = end - time.nanos()) {
            bell.await(left);
            if (!lane.settings().equals(settings) || runTests(present)) {
                return;
            }
        }
    }

    /** Runs the tests that were asked for; returns whether one succeeded. */
    private boolean runTests(@Nullable AlertSink present) throws InterruptedException {
        boolean success = false;
        for (TestCall call = tests.poll(); call != null; call = tests.poll()) {
            if (present == null) {
                call.failed("there is no sink to test");
            } else if (call.awaited()) {
                success |= test(present, call);
            }
        }
        return success;
    }

    private boolean test(AlertSink present, TestCall call) throws InterruptedException {
        long began = time.nanos();
        Throwable failure = attempt(() -> call.answered(present.test(call.event())));
        if (failure != null) {
            call.failed(Failure.text(failure, List.of(call.event())));
            return false;
        }
        call.delivered(Duration.ofNanos(time.nanos() - began));
        return true;
    }
}
