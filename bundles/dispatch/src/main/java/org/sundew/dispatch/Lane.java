package org.sundew.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;
import org.sundew.admin.SinkView;
import org.sundew.alert.AlertSink;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Journal;

/**
 * The way of events to one sink, known by its {@code service.pid}: its terms, counters and backlog, which outlive the sink's
 * cfg edits, updates and absence, and the {@link Follower} that is at work while there are both sink and journal.
 *
 * <p>Comings and goings are serialised by the lane's lock, which is held at most as long as it takes to end a follower. What
 * is shown is read without the lock, so that a hanging sink never holds up who looks, and the follower never asks for it.
 */
final class Lane {
    private final Time time;
    private final Reports reports;
    private final Supplier<Optional<Journal>> journal;
    private final BiPredicate<String, Lane> taken;
    private final Tally tally = new Tally();
    private final Terms terms;

    private volatile @Nullable SinkService service;
    private volatile @Nullable Follower follower;
    private volatile @Nullable AlertSink retired;
    private volatile boolean sinkless;
    private volatile long lastSequence;
    private boolean doomed;
    private Backlog backlog = new Backlog();

    Lane(
            SinkName who,
            Time time,
            Reports reports,
            Supplier<Optional<Journal>> journal,
            BiPredicate<String, Lane> taken) {
        this.terms = new Terms(who);
        this.time = time;
        this.reports = reports;
        this.journal = journal;
        this.taken = taken;
    }

    /** A sink came, or its successor. */
    synchronized void attach(SinkService arrived, Duration grace) {
        stop(grace);
        doomed = false;
        terms.read(arrived.properties(), name -> taken.test(name, this));
        service = arrived;
        start();
    }

    /** The sink's properties changed while it stays. */
    synchronized void update(SinkService changed, Duration grace) {
        if (!changed.equals(service)) {
            return;
        }
        terms.read(changed.properties(), name -> taken.test(name, this));
        Follower current = follower;
        if (current != null && told()) {
            current.refresh();
            return;
        }
        stop(grace);
        start();
    }

    /** The sink leaves; what is known of it stays. */
    synchronized void detach(SinkService leaving, Duration grace) {
        if (!leaving.equals(service)) {
            return;
        }
        stop(grace);
        service = null;
        if (doomed || !leaving.bundleRuns()) {
            retired = null;
        }
        if (doomed) {
            forgetCursor();
        }
    }

    /** The journal came, changed, or left. */
    synchronized void journalChanged(Duration grace) {
        stop(grace);
        start();
    }

    /** Has the follower begin to end, without waiting for it. */
    void signal() {
        Follower current = follower;
        if (current != null) {
            current.signal();
        }
    }

    /** The sink's cfg is gone, and its cursor goes with it as soon as the sink has left. */
    synchronized void forget() {
        doomed = true;
        retired = null;
        if (service == null) {
            forgetCursor();
        }
    }

    /** Whether nothing needs to be known of it any more: its cfg is gone, and the sink has left. */
    synchronized boolean forgotten() {
        return doomed && service == null;
    }

    private void forgetCursor() {
        backlog = new Backlog();
        if (follower == null) {
            journal.get().ifPresent(present -> present.forget(cursor()));
        }
    }

    /** Whether the sink is to be told of events. */
    private boolean told() {
        return service != null && terms.refused().isEmpty() && terms.settings().enabled();
    }

    private void start() {
        SinkService present = service;
        if (present != null && told()) {
            journal.get().ifPresent(log -> follow(present, log));
        } else if (present != null && terms.refused().isEmpty()) {
            forgetCursor();
        }
    }

    private void follow(SinkService sink, Journal log) {
        Follower next = new Follower(this, sink, backlog, terms.settings(), log, time);
        follower = next;
        next.start();
    }

    private void stop(Duration grace) {
        Follower current = follower;
        if (current == null) {
            return;
        }
        if (!current.end(grace)) {
            backlog = new Backlog();
        }
        follower = null;
        current.sink().ifPresent(this::retire);
    }

    private void retire(AlertSink sink) {
        retired = sink;
        SinkService present = service;
        if (present != null) {
            present.unget(sink);
        }
    }

    /** The sink to use: this one, or while its component refuses to start, the one before it. */
    @Nullable
    AlertSink chosen(@Nullable AlertSink got) {
        AlertSink chosen = got == null ? retired : got;
        retired = got == null ? chosen : null;
        sinkless = chosen == null;
        if (chosen == null) {
            troubled("its component does not start");
        } else {
            tally.well();
            terms.hear(chosen);
        }
        return chosen;
    }

    /** So many events were delivered. */
    void delivered(int events) {
        if (tally.delivered(events)) {
            reports.recovered(name());
        }
    }

    /** The sink threw this at these events; returns how many attempts have failed in a row. */
    long failed(Throwable failure, List<SensorEvent> events) {
        long inARow = tally.failed(Failure.text(failure, events), time.now());
        reports.failed(name(), failure, events, inARow);
        if (tally.escalates(settings().escalate(), time.now())) {
            reports.escalated(name(), failure, events, settings().escalate());
        }
        return inARow;
    }

    /** Something other than the sink keeps it from being told. */
    void troubled(String why) {
        reports.troubled(name(), why, tally.troubled(why, time.now()));
    }

    /** A batch was read by a reader that counts so many overtaken events. */
    void read(long overtaken) {
        long more = tally.read(overtaken);
        if (more > 0) {
            reports.overtaken(name(), more);
        }
    }

    String name() {
        return terms.name();
    }

    String pid() {
        return terms.who().pid();
    }

    /** The name of its cursor: its PID, as far as the journal takes it. */
    String cursor() {
        return pid().replaceAll("[^A-Za-z0-9._~-]", "_");
    }

    Tally tally() {
        return tally;
    }

    Settings settings() {
        return terms.settings();
    }

    /** Whether its sink is present. */
    boolean attached() {
        return service != null;
    }

    /** Hands the test to the thread at work. */
    void test(TestCall call) {
        Follower current = follower;
        if (current == null) {
            throw new IllegalStateException("sink " + name() + " is " + view().state());
        }
        current.test(call);
    }

    SinkView view() {
        Tally.Count count = tally.count(time.now());
        Instant since = count.troubledSince();
        long lag = lag(count);
        return new SinkView(
                name(),
                terms.who().kind(),
                state(count),
                count.delivered(),
                count.failed(),
                count.skipped(),
                count.overtaken(),
                lag,
                lag == 0 ? 0 : count.secondsBehind(time.now()),
                since == null ? "" : since.toString(),
                terms.refused().orElse(count.lastError()));
    }

    private String state(Tally.Count count) {
        if (service == null) {
            return "gone";
        }
        if (sinkless || terms.refused().isPresent()) {
            return "error";
        }
        if (!terms.settings().enabled()) {
            return "disabled";
        }
        return count.state(journal.get().isPresent());
    }

    private long lag(Tally.Count count) {
        journal.get().ifPresent(present -> lastSequence = present.status().sequence());
        long lag = count.committed() < 0 ? 0 : Math.max(0, lastSequence - count.committed());
        if (lag == 0) {
            tally.caughtUp(time.now());
        }
        return lag;
    }

    /** What an operator should mend about it. */
    List<Problem> problems() {
        if (service == null) {
            return List.of();
        }
        List<Problem> all = new ArrayList<>(terms.problems());
        Tally.Count count = tally.count(time.now());
        if (count.troubledSince() != null) {
            String what = count.stuck() ? "has not returned from a delivery" : "fails: " + count.lastError();
            String since = what + " (since " + count.troubledSince() + ")";
            all.add(new Problem(terms.who().file(), "", "", "sink " + name() + " " + since));
        }
        return List.copyOf(all);
    }
}
