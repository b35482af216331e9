package org.sundew.journal.json;

import java.io.IOException;

/** A line that is not an event in JSON form. */
public final class MalformedEventException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedEventException(String what) {
        super(what);
    }

    MalformedEventException(String what, Throwable cause) {
        super(what, cause);
    }
}
