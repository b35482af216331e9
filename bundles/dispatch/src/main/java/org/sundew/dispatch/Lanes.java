package org.sundew.dispatch;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;
import org.sundew.admin.SinkView;
import org.sundew.journal.Journal;

/**
 * All lanes, by {@code service.pid}. A lane whose sink has left stays, with its counters, until the sink's cfg is deleted or
 * more than {@value #MOST_GONE} are gone; then the one that comes first by name is dropped. Thread-safe.
 */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int MOST_GONE = 100;

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Time time;
    private final Reports reports;
    private final TestEvents testEvents;
    private final Patience patience;
    private volatile @Nullable Journal journal;

    /**
     * How long things are waited for.
     *
     * @param grace for a delivery under way when its sink leaves
     * @param test  for the outcome of a test
     */
    record Patience(Duration grace, Duration test) {}

    Lanes(Time time, Reports reports, TestEvents testEvents, Patience patience) {
        this.time = time;
        this.reports = reports;
        this.testEvents = testEvents;
        this.patience = patience;
    }

    /** A sink came: its lane begins, or goes on. */
    void add(SinkService sink) {
        SinkName who = SinkName.of(sink.properties()).orElse(null);
        if (who == null) {
            LOG.warn("A sink without service.pid and component.name is not used: {}", sink);
            return;
        }
        Lane lane = lanes.computeIfAbsent(who.pid(), pid -> new Lane(who, time, reports, this::journal, this::taken));
        lane.attach(sink, patience.grace());
        LOG.info("Sink {} came, and is {}", lane.name(), lane.view().state());
        changed();
    }

    /** The properties of a sink changed. */
    void update(SinkService sink) {
        lane(sink).ifPresent(lane -> lane.update(sink, patience.grace()));
        changed();
    }

    /** A sink leaves. */
    void remove(SinkService sink) {
        lane(sink).ifPresent(lane -> {
            lane.detach(sink, patience.grace());
            LOG.info("Sink {} left", lane.name());
            drop(lane);
            changed();
        });
    }

    /** As {@link org.sundew.admin.Sinks#onChange}. */
    Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private Optional<Lane> lane(SinkService sink) {
        return SinkName.of(sink.properties()).map(who -> lanes.get(who.pid()));
    }

    private void drop(Lane left) {
        if (left.forgotten()) {
            lanes.remove(left.pid(), left);
        }
        if (lanes.size() > MOST_GONE) {
            List<Lane> gone = lanes.values().stream()
                    .filter(lane -> !lane.attached())
                    .sorted(Comparator.comparing(Lane::name))
                    .toList();
            gone.subList(0, Math.max(0, gone.size() - MOST_GONE)).forEach(lane -> lanes.remove(lane.pid(), lane));
        }
    }

    /** The cfg of this PID was deleted. */
    void forget(String pid) {
        Lane lane = lanes.get(pid);
        if (lane != null) {
            lane.forget();
            drop(lane);
            changed();
        }
    }

    private Optional<Journal> journal() {
        return Optional.ofNullable(journal);
    }

    /** A journal came, perhaps in the place of another. */
    void come(Journal present) {
        follow(present);
    }

    /** A journal left; of no matter if another has taken its place. */
    void leave(Journal left) {
        if (journal == left) {
            end();
        }
    }

    /** Ends every lane's thread, in bounded time even if all of them hang. */
    void end() {
        follow(null);
    }

    private void follow(@Nullable Journal present) {
        journal = present;
        lanes.values().forEach(Lane::signal);
        long end = System.nanoTime() + patience.grace().toNanos();
        for (Lane lane : lanes.values()) {
            lane.journalChanged(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }

    /** Whether a sink other than this one goes by that name. */
    private boolean taken(String name, Lane by) {
        return lanes.values().stream()
                .anyMatch(lane -> lane != by && lane.attached() && lane.name().equals(name));
    }

    /** Every sink, by name. */
    List<SinkView> views() {
        return lanes.values().stream()
                .map(Lane::view)
                .sorted(Comparator.comparing(SinkView::name))
                .toList();
    }

    /** What an operator should mend. */
    List<Problem> problems() {
        return lanes.values().stream().flatMap(lane -> lane.problems().stream()).toList();
    }

    /** As {@link org.sundew.admin.Sinks#test}. */
    String test(String name) {
        TestCall call = new TestCall(testEvents.at(time.now()));
        named(name).test(call);
        return call.await(patience.test());
    }

    private Lane named(String name) {
        return lanes.values().stream()
                .filter(lane -> lane.name().equals(name))
                .min(Comparator.comparing(lane -> !lane.attached()))
                .orElseThrow(() -> new IllegalArgumentException("there is no sink " + name));
    }
}
