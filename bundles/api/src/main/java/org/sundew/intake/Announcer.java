package org.sundew.intake;

import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.Note;
import org.sundew.event.Severity;

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
}
