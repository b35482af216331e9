package org.sundew.alert.webhook;

import java.io.IOException;

/** The receiver answered that it does not take this post as it is: 400, or 413 for one that is too large (RFC 9110). */
final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    Refused(int status) {
        super("the receiver answered " + status);
    }

    /** Whether an answer of this status may be about what was posted. */
    static boolean by(int status) {
        return status == BAD_REQUEST || status == TOO_LARGE;
    }
}
