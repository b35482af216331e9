package org.sundew.event;

/**
 * A listen's own limit on the connections of one visitor to its port (KFSensor manual, Edit Listen).
 *
 * @param connections how many are allowed, at least 1, or 0 for no own limit
 * @param lockOut     whether the limit locks the visitor out; otherwise the visits go on unrecorded
 */
public record PortLimit(long connections, boolean lockOut) {
    /** No own limit: the general one holds. */
    public static final PortLimit NONE = new PortLimit(0, false);
}
