package org.sundew.sim;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A dialog that hears lines: it cuts the visitor's bytes at LF, drops a CR or NUL before it, and passes each line on as
 * ISO-8859-1 text, so that no byte is lost or merged.
 *
 * <p>A line longer than {@value #MAX_LINE} bytes is passed on in pieces of that size, so that a visitor that never ends its
 * line costs no more memory. CR NUL, which telnet clients send for a bare return (RFC 854), ends a line too.
 */
public final class Lines implements Dialog {
    /** The longest line, in bytes. */
    public static final int MAX_LINE = 8192;

    private final Consumer<String> listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    private boolean afterReturn;
    private boolean dropped;

    private Lines(Consumer<String> listener) {
        this.listener = listener;
    }

    /** The dialog that passes each line, without its end, to this listener. */
    public static Lines to(Consumer<String> listener) {
        return new Lines(listener);
    }

    /**
     * Forgets the piece of a line at hand and, when called for a line, whatever came in the same buffer after it. Call it
     * with {@link Session#startTls}: what was said in the clear must not be taken for encrypted (RFC 3207 section 4.2).
     */
    public void drop() {
        line.reset();
        afterReturn = false;
        dropped = true;
    }

    @Override
    public void received(ByteBuffer data) {
        dropped = false;
        while (data.hasRemaining() && !dropped) {
            take(data.get());
        }
    }

    private void take(byte next) {
        boolean ends = next == '\n' || (afterReturn && next == 0);
        if (!ends && afterReturn) {
            line.write('\r');
        }
        afterReturn = !ends && next == '\r';
        if (ends) {
            pass();
            return;
        }
        if (!afterReturn) {
            line.write(next);
        }
        if (line.size() >= MAX_LINE) {
            pass();
        }
    }

    private void pass() {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        listener.accept(text);
    }
}
