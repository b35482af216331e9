package org.sundew.event;

import java.util.Locale;

/** Who ended a visit. */
public enum ClosedBy {
    /** The visitor hung up, or its connection broke. */
    VISITOR,
    /** The sim server, or the sensor as it stopped. */
    SERVER,
    /** A limit: on connections, bytes, idleness or time. */
    LIMIT,
    /** A visitor rule. */
    RULE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The lower-case word in {@code honeypot.closed_by}. */
    public String label() {
        return label;
    }
}
