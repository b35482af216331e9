package org.sundew.sim;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that plays a server. Register one with {@link ListensOn} and its port opens; unregister it and the port closes.
 *
 * <p>{@link #open} is called by many sessions at once, each on its own thread: keep what belongs to one visitor in the
 * {@link Dialog}. Whatever it throws ends that session only, and the event says so.
 */
@ConsumerType
@FunctionalInterface
public interface SimServer {
    /**
     * A visitor was let in: greet it, and return what will hear it. Runs on the session's thread and must not block.
     */
    Dialog open(Session session);
}
