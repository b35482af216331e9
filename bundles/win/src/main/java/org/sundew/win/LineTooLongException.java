package org.sundew.win;

import java.io.IOException;

/** A line has more bytes than a line may have. */
final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1;

    LineTooLongException(int longest) {
        super("a line of more than " + longest + " bytes");
    }
}
