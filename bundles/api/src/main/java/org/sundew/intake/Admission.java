package org.sundew.intake;

import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.gate.Door;

/** What intake decided of one arrival, and the visitor's way out of the books. Thread-safe. */
@ProviderType
public interface Admission {
    /** The arrival's identity. */
    Visit visit();

    /** Whether it may come in; if not, it is already accounted for and {@link #leave} must not be called. */
    Door door();

    /** Whether what happens will be told of; if not, there is no need to keep a transcript. */
    boolean recorded();

    /** Publishes something that must not wait, at this severity or what a gate set; nothing when not recorded. */
    void report(Observation observation, Severity severity);

    /** The admitted visitor is gone. Exactly once. Runs the detectors, then hands the event to the journal. */
    void leave(Departure departure);
}
