package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An answer in the making: status line, fields in order, and a body. */
final class Message {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();
    private static final int SMALL = 16_384;

    private final StringBuilder head = new StringBuilder(320);
    private ByteBuffer body = NOTHING;
    private boolean chunked;

    Message(int status, String reason) {
        this("1.1", status, reason);
    }

    Message(String version, int status, String reason) {
        head.append("HTTP/")
                .append(version)
                .append(' ')
                .append(status)
                .append(' ')
                .append(reason)
                .append("\r\n");
    }

    Message field(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Message field(String name, long value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Message fieldIf(boolean holds, String name, String value) {
        return holds ? field(name, value) : this;
    }

    Message body(ByteBuffer bytes) {
        body = bytes;
        return this;
    }

    Message body(String text) {
        body = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    int length() {
        return body.remaining();
    }

    /** Says how long the body is: by its length, or by sending it in one chunk. */
    Message sendChunked() {
        chunked = true;
        return field("Transfer-Encoding", "chunked");
    }

    /** Sends the body in one chunk; a field already says so. */
    Message inChunks() {
        chunked = true;
        return this;
    }

    /** What goes to the visitor: one buffer if it is small, else two. */
    ByteBuffer[] wire(boolean bodyOnly, boolean headOnly) {
        ByteBuffer content = headOnly ? NOTHING : body;
        if (bodyOnly) {
            return new ByteBuffer[] {content};
        }
        String opening =
                chunked && !headOnly ? Integer.toHexString(content.remaining()).toLowerCase(Locale.ROOT) : "";
        String text = head + "\r\n" + (opening.isEmpty() ? "" : opening + "\r\n");
        String closing = opening.isEmpty() ? "" : "\r\n0\r\n\r\n";
        byte[] first = text.getBytes(StandardCharsets.ISO_8859_1);
        if (closing.isEmpty() && content.remaining() > SMALL) {
            return new ByteBuffer[] {ByteBuffer.wrap(first), content};
        }
        ByteBuffer all = ByteBuffer.allocate(first.length + content.remaining() + closing.length());
        all.put(first).put(content.duplicate()).put(closing.getBytes(StandardCharsets.ISO_8859_1));
        return new ByteBuffer[] {all.flip()};
    }
}
