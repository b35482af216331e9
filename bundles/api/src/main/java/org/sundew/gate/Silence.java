package org.sundew.gate;

/** Whether an arrival is told of. Ordered: of several gates' answers the last of these holds. */
public enum Silence {
    /** Its events are journaled. */
    NONE,
    /** A limit hides it: no event, counted as suppressed. */
    SUPPRESSED,
    /** A visitor rule hides it, and what other gates found about it: no event, counted as ignored. */
    IGNORED
}
