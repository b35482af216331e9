package org.sundew.detect;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.sundew.event.Visited;

/**
 * A service that reads finished visits and recognises what they were. It annotates; it never decides who may come in. All
 * present detectors are asked, by service ranking; the first that recognises something marks the event. One that throws is
 * counted and passed over.
 */
@ConsumerType
@FunctionalInterface
public interface Detector {
    /** Looks at a finished visit before it is journaled. Runs on the session's thread: must not block. */
    Optional<Detection> inspect(Visited visited);
}
