package org.sundew.alert.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.sundew.event.SensorEvent;

/** Events as messages of bounded size. */
final class Messages {
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Header header;
    private final Body body;
    private final int limit;
    private final boolean marked;

    /** Messages of at most so many bytes; {@code marked} if UTF-8 is to be announced by a byte order mark. */
    Messages(Header header, Body body, int limit, boolean marked) {
        this.header = header;
        this.body = body;
        this.limit = limit;
        this.marked = marked;
    }

    byte[] of(SensorEvent event) {
        byte[] head = header.of(event).getBytes(UTF_8);
        byte[] text = body.of(event, limit - head.length - BOM.length).getBytes(UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream(head.length + text.length + BOM.length);
        message.writeBytes(head);
        if (marked && !ascii(text)) {
            message.writeBytes(BOM);
        }
        message.writeBytes(text);
        return message.toByteArray();
    }

    private static boolean ascii(byte[] text) {
        for (byte each : text) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }
}
