package org.sundew.testkit;

import java.util.List;
import org.sundew.alert.AlertSink;
import org.sundew.event.SensorEvent;

/** Feeds a sink as its lane would: in batches, and again after a failure. */
public final class SinkHarness {
    private final AlertSink sink;

    private SinkHarness(AlertSink sink) {
        this.sink = sink;
    }

    /** A harness for this sink. */
    public static SinkHarness of(AlertSink sink) {
        return new SinkHarness(sink);
    }

    /** Delivers these as one batch, which must succeed. */
    public SinkHarness deliver(SensorEvent... events) {
        try {
            sink.deliver(List.of(events));
        } catch (Exception e) {
            throw new AssertionError("the sink refused the batch", e);
        }
        return this;
    }

    /** Delivers these as one batch, which must fail; the failure comes back. */
    public Exception refuses(SensorEvent... events) {
        try {
            sink.deliver(List.of(events));
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("the sink took the batch");
    }
}
