package org.sundew.dispatch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;

/**
 * What one sink still has to be told: the memory that a lane keeps between the journal's cursor and the sink.
 *
 * <p>Invariants. (1) Every event up to {@link #reached} was delivered, skipped by the filter, waits in a batch, or is held
 * for an incident. (2) The cursor is moved only while {@link #settled}, so whatever is in memory can be read again after a
 * crash; read again without one, it is recognised by its sequence. (3) A batch leaves only after the sink returned from it.
 * (4) Nothing is held, and so the cursor not kept back, longer than one window.
 *
 * <p>Belongs to the thread that follows the journal at the moment; it outlives that thread, so a sink that is replaced goes on
 * where its predecessor stopped.
 */
final class Backlog {
    private final Deque<List<SensorEvent>> batches = new ArrayDeque<>();
    private final Incidents incidents = new Incidents();
    private long reached;
    private boolean behind;
    private Instant behindSince = Instant.EPOCH;
    private long overdueAt;
    private boolean offered;

    /** Takes events as read; returns how many of them the filter skipped. */
    int take(List<SensorEvent> events, Settings settings, long now) {
        if (!behind && !events.isEmpty()) {
            behind = true;
            behindSince = events.get(0).time();
            overdueAt = now + settings.group().toNanos();
        }
        List<SensorEvent> batch = new ArrayList<>(events.size());
        int skipped = 0;
        for (SensorEvent event : events) {
            if (event.sequence() <= reached) {
                continue;
            }
            reached = event.sequence();
            if (!settings.filter().passes(event)) {
                skipped++;
            } else if (toldAtOnce(event, settings, now)) {
                batch.add(event);
            }
        }
        add(batch, settings.batch());
        incidents.above(settings.queue()).forEach(held -> add(held, settings.batch()));
        return skipped;
    }

    private boolean toldAtOnce(SensorEvent event, Settings settings, long now) {
        if (settings.group().isZero()) {
            return true;
        }
        Visit visit = event.visit().orElse(null);
        return visit == null
                || incidents.begins(
                        event, visit, settings.groupBy(), now + settings.group().toNanos());
    }

    private void add(List<SensorEvent> events, int most) {
        for (int from = 0; from < events.size(); from += most) {
            batches.add(Collections.unmodifiableList(events.subList(from, Math.min(events.size(), from + most))));
        }
    }

    /** Has the incidents that are over told. */
    void release(Settings settings, long now) {
        incidents.due(now).forEach(held -> add(held, settings.batch()));
        if (behind && (overdueAt - now <= 0 || settings.group().isZero())) {
            incidents.drain().forEach(held -> add(held, settings.batch()));
        }
    }

    /**
     * The batch to deliver next: what waits, in the order of the log, as far as it makes at most so many events. The same again
     * until it is delivered or put back, so that a sink that failed at it knows it again.
     */
    Optional<List<SensorEvent>> next(int most) {
        if (!offered && batches.size() > 1) {
            batches.addFirst(joined(most));
        }
        offered = !batches.isEmpty();
        return Optional.ofNullable(batches.peek());
    }

    private List<SensorEvent> joined(int most) {
        List<SensorEvent> joined = new ArrayList<>(batches.remove());
        while (!batches.isEmpty() && joined.size() + batches.element().size() <= most) {
            joined.addAll(batches.remove());
        }
        joined.sort(Comparator.comparingLong(SensorEvent::sequence));
        return Collections.unmodifiableList(joined);
    }

    /** The batch to deliver next is delivered. */
    void delivered() {
        batches.remove();
        offered = false;
    }

    /** The batch to deliver next may grow: the sink has not tried it. */
    void putBack() {
        offered = false;
    }

    /** Whether nothing waits and nothing is held. */
    boolean settled() {
        return batches.isEmpty() && !incidents.holding();
    }

    /** Whether events were taken since the cursor was moved. */
    boolean behind() {
        return behind;
    }

    /** When the first event happened that was taken since the cursor was moved, if one was. */
    Optional<Instant> behindSince() {
        return behind ? Optional.of(behindSince) : Optional.empty();
    }

    /** The cursor was moved behind all that was taken. */
    void committed() {
        behind = false;
    }

    /** The sequence of the last event taken. */
    long reached() {
        return reached;
    }

    /** How long reading may wait, at most so many nanoseconds. */
    long untilDue(long now, long most) {
        return incidents.holding() ? Math.max(0, Math.min(overdueAt - now, incidents.untilDue(now, most))) : most;
    }

    /** Forgets what does not pass this filter; returns how many events. */
    int refilter(Filter filter) {
        int skipped = incidents.refilter(filter);
        List<List<SensorEvent>> before = List.copyOf(batches);
        batches.clear();
        offered = false;
        for (List<SensorEvent> batch : before) {
            List<SensorEvent> kept = batch.stream().filter(filter::passes).toList();
            skipped += batch.size() - kept.size();
            add(kept, Math.max(1, kept.size()));
        }
        return skipped;
    }

    /** Starts anew if the log ends before what was reached: it is another log. */
    void expect(long lastSequence) {
        if (lastSequence < reached) {
            batches.clear();
            incidents.forget();
            reached = 0;
            offered = false;
        }
    }
}
