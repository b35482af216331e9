package org.sundew.listener;

import org.sundew.event.Payload;

/**
 * A failure as it may be logged: same class name, same stack, but with the message escaped, for what a sim server throws
 * may quote the visitor.
 */
final class Printable extends Exception {
    private static final long serialVersionUID = 1;

    private Printable(String message, StackTraceElement[] stack) {
        super(message, null, false, true);
        setStackTrace(stack);
    }

    static Printable of(Throwable failure) {
        return new Printable(failure.getClass().getName() + ": " + escaped(failure), failure.getStackTrace());
    }

    /** Not a failure but a place in the code. */
    static Printable at(StackTraceElement[] stack) {
        return new Printable("here", stack);
    }

    private static String escaped(Throwable failure) {
        return Payload.of(String.valueOf(failure.getMessage())).escaped();
    }
}
