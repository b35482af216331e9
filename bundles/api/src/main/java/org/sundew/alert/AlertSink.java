package org.sundew.alert;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.sundew.admin.Problem;
import org.sundew.event.SensorEvent;

/** A service that tells someone. Each sink has its own lane and thread: it may block, and harms only itself. */
@ConsumerType
@FunctionalInterface
public interface AlertSink {
    /**
     * Delivers events, oldest first; never empty, never called by two threads at once. Returning means delivered. A throw
     * means not delivered: the lane keeps its cursor and retries the same events by policy, so a receiver may see an event
     * twice, with the same {@link SensorEvent#id}. The thread is interrupted when the sink goes.
     *
     * <p>While it throws, the list stays the same, so that a sink can tell by it what it was doing; after a {@link NotYet} it
     * may have grown.
     */
    void deliver(List<SensorEvent> events) throws Exception;

    /**
     * Delivers an event that was made up for a test and is not journaled: at once, whatever the sink otherwise holds back.
     * Called by the same thread as {@link #deliver}, between two batches.
     *
     * @return what the receiver answered, in a few words, or empty
     */
    default String test(SensorEvent event) throws Exception {
        deliver(List.of(event));
        return "";
    }

    /**
     * What an operator should think over in its settings although they work, such as a password sent in clear; logged and shown in
     * the status. Asked once, by the same thread as {@link #deliver}, before that. Where a problem's file is empty, it is the
     * sink's cfg.
     */
    default List<Problem> problems() {
        return List.of();
    }
}
