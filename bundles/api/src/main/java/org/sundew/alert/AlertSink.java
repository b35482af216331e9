package org.sundew.alert;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.sundew.event.SensorEvent;

/** A service that tells someone. Each sink has its own lane and thread: it may block, and harms only itself. */
@ConsumerType
@FunctionalInterface
public interface AlertSink {
    /**
     * Delivers events, oldest first; never empty, never called by two threads at once. Returning means delivered. A throw
     * means not delivered: the lane keeps its cursor and retries the same events by policy, so a receiver may see an event
     * twice, with the same {@link SensorEvent#id}. The thread is interrupted when the sink goes.
     */
    void deliver(List<SensorEvent> events) throws Exception;
}
