package org.sundew.listener;

import org.sundew.event.Payload;

/**
 * A failure as it may be logged: same class name, same stack, but with the message escaped, for what a sim server throws
 * may quote the visitor.
 */
final class Printable extends Exception {
    private static final long serialVersionUID = 1;

    private Printable(Throwable failure) {
        super(failure.getClass().getName() + ": " + escaped(failure), null, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static Printable of(Throwable failure) {
        return new Printable(failure);
    }

    private static String escaped(Throwable failure) {
        return Payload.of(String.valueOf(failure.getMessage())).escaped();
    }
}
