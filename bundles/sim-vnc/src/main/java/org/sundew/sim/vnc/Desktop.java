package org.sundew.sim.vnc;

import java.nio.ByteBuffer;
import org.sundew.sim.Session;

/**
 * The desktop behind security type None: a screen that shows nothing new. Of what its visitor sends (RFC 6143 section 7.5) the
 * keys are noted, up to a number, and the rest is read and forgotten.
 */
final class Desktop {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final int TYPED_MAX = 4096;
    private static final int RETURN = 0xFF0D;
    /** 32 bits a pixel, 24 of them used, little-endian, true colour. */
    private static final String PIXELS = "\40\30\0\1\0\377\0\377\0\377\20\10\0\0\0\0";

    private final Session session;
    private final VncSettings settings;
    private final StringBuilder typed = new StringBuilder(0);
    private final ByteBuffer message = ByteBuffer.allocate(10);
    private long skip;
    private long keys;
    private boolean lost;

    Desktop(Session session, VncSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Says what there is to see. */
    void show() {
        String name = settings.desktop().isEmpty() ? session.persona().host() + ":1" : settings.desktop();
        session.send(VncDialog.number(WIDTH << 16 | HEIGHT) + PIXELS + VncDialog.number(name.length()) + name);
    }

    void received(ByteBuffer data) {
        while (data.hasRemaining() && !lost) {
            if (skip > 0) {
                int here = (int) Math.min(skip, data.remaining());
                data.position(data.position() + here);
                skip -= here;
            } else {
                take(data.get());
            }
        }
    }

    private void take(byte next) {
        message.put(next);
        int length = length(message.get(0));
        if (length == 0) {
            lost = true;
            session.close();
        } else if (message.position() == length) {
            message.flip();
            hear();
            message.clear();
        }
    }

    /** How much of a message is looked at, its type included; 0 for what is no message. */
    private static int length(byte type) {
        return switch (type) {
            case 0, 2 -> 4;
            case 3 -> 10;
            case 4, 6 -> 8;
            case 5 -> 6;
            default -> 0;
        };
    }

    private void hear() {
        switch (message.get(0)) {
            case 0 -> skip = 16;
            case 2 -> skip = 4L * (message.getShort(2) & 0xFFFF);
            case 3 -> update(message.get(1) != 0);
            case 4 -> key(message.get(1) != 0, message.getInt(4));
            case 6 -> skip = message.getInt(4) & 0xFFFFFFFFL;
            default -> {
                // the mouse moved
            }
        }
    }

    /** Whoever asks for all of the screen is told that none of it changed; whoever asks for changes waits for them. */
    private void update(boolean incremental) {
        if (!incremental && session.writable()) {
            session.send("\0\0\0\0");
        }
    }

    private void key(boolean down, int symbol) {
        if (!down) {
            return;
        }
        keys++;
        if (typed.length() < TYPED_MAX && (symbol == RETURN || (symbol >= ' ' && symbol < 256))) {
            typed.append(symbol == RETURN ? '\n' : (char) symbol);
        }
    }

    /** Says what was typed, once it is over. */
    void sum() {
        if (keys > 0) {
            session.note("vnc.typed", typed.toString());
            session.note("vnc.keys", Long.toString(keys));
        }
    }
}
