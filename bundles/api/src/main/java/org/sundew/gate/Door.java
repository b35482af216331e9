package org.sundew.gate;

/** What becomes of an arrival's connection. Ordered: of several gates' answers the last of these holds. */
public enum Door {
    /** It is let in. */
    OPEN,
    /** It is closed in good order, unanswered. */
    CLOSE,
    /** It is reset: nothing of it stays behind in the kernel. For visitors that are locked out. */
    RESET
}
