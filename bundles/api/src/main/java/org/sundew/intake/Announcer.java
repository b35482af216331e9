package org.sundew.intake;

import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.Note;
import org.sundew.event.Severity;
import org.sundew.gate.Finding;

/** Makes events of what changes in the sensor itself. Thread-safe; never blocks; works before the journal is there. */
@ProviderType
public interface Announcer {
    /**
     * Has a {@link org.sundew.event.SensorChanged} journaled, with the present time.
     *
     * @param action  as in {@link org.sundew.event.SensorChanged}
     * @param message one line for people, without visitor bytes
     */
    void announce(String action, Severity severity, String subject, String message, Note... notes);

    /**
     * Has a {@link org.sundew.event.LimitReached} journaled that no arrival brought about, with the present time: a lock-out
     * that ran out, a transport that reopened. What a gate finds while it judges belongs into its verdict instead.
     */
    void announce(Finding finding);
}
