package org.sundew.alert.email;

import java.io.IOException;
import java.io.Serial;

/** The server knows the recipients and refuses this mail's content for good. */
final class Rejected extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String answer;

    Rejected(String answer) {
        super(answer);
        this.answer = answer;
    }

    /** The server's answer. */
    String answer() {
        return answer;
    }
}
