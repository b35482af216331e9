package org.sundew.sim.sip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream into messages (RFC 3261 section 18.3): blank lines before a message are keep-alives, a head ends with a blank
 * line, and Content-Length says how long the body is, which is read and forgotten.
 */
final class Framer {
    /** The longest head, in bytes. */
    static final int HEAD_MAX = 16_384;
    /** The longest body, in bytes. */
    static final int BODY_MAX = 65_536;

    private final Consumer<String> heads;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(256);
    private int body;
    private int lineLength;
    private boolean broken;

    Framer(Consumer<String> heads) {
        this.heads = heads;
    }

    /** Whether what came is beyond repair. */
    boolean broken() {
        return broken;
    }

    void received(ByteBuffer data) {
        while (data.hasRemaining() && !broken) {
            if (body > 0) {
                int here = Math.min(body, data.remaining());
                data.position(data.position() + here);
                body -= here;
            } else {
                take(data.get());
            }
        }
    }

    private void take(byte next) {
        if (head.size() == 0 && (next == '\r' || next == '\n' || next == 0)) {
            return;
        }
        head.write(next);
        if (next == '\n') {
            if (lineLength == 0) {
                pass();
            }
            lineLength = 0;
        } else if (next != '\r') {
            lineLength++;
        }
        broken |= head.size() > HEAD_MAX;
    }

    private void pass() {
        String text = head.toString(StandardCharsets.ISO_8859_1);
        head.reset();
        body = Request.bodyLength(text);
        if (body < 0 || body > BODY_MAX) {
            broken = true;
            return;
        }
        heads.accept(text);
    }
}
