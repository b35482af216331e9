package org.sundew.admin;

import org.osgi.annotation.versioning.ProviderType;

/** Writes to the sensor's cfg files what an operator changed elsewhere, by console or JMX, so that it outlives a restart. Thread-safe. */
@ProviderType
public interface CfgEditor {
    /**
     * Gives a key of a configuration this value, and leaves its other keys as they are. The component that it belongs to is told,
     * the file is written a moment later. What cannot be written is logged and holds until the next start only.
     *
     * @param pid a component's own PID, such as {@code org.sundew.limiter}
     */
    void set(String pid, String key, String value);
}
