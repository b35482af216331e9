package org.sundew.dispatch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sundew.event.SensorEvent;

/** An operator's wish that a sink deliver an event made up for it, and what comes of it. Thread-safe. */
final class TestCall {
    private final SensorEvent event;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    private volatile String answer = "";

    private record Outcome(boolean delivered, String what) {}

    TestCall(SensorEvent event) {
        this.event = event;
    }

    /** What to deliver. */
    SensorEvent event() {
        return event;
    }

    /** What the sink has to say about it. */
    void answered(String words) {
        answer = words.isEmpty() ? "" : ": " + Failure.shown(words);
    }

    /** Whether somebody still waits for the outcome. */
    boolean awaited() {
        return !outcome.isDone();
    }

    /** The sink took the event, in such a time. */
    void delivered(Duration took) {
        outcome.complete(new Outcome(true, "delivered one test event in " + took.toMillis() + " ms" + answer));
    }

    /** It did not. */
    void failed(String why) {
        outcome.complete(new Outcome(false, why));
    }

    /**
     * What came of it, in one line; waits so long, and withdraws the wish then.
     *
     * @throws IllegalStateException if the event was not delivered
     */
    String await(Duration patience) {
        try {
            Outcome known = outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (known.delivered()) {
                return known.what();
            }
            throw new IllegalStateException(known.what());
        } catch (TimeoutException e) {
            failed("withdrawn");
            throw new IllegalStateException("no answer within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            failed("withdrawn");
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the outcome", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the outcome is a value, never a failure", e);
        }
    }
}
