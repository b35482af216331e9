package org.sundew.alert.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/** How messages are told apart in a stream (RFC 6587, section 3.4). No message holds a line feed. */
enum Framing {
    /** The length in front, as TLS demands (RFC 5425). */
    OCTET_COUNTING {
        @Override
        void frame(byte[] message, ByteArrayOutputStream out) {
            out.writeBytes((message.length + " ").getBytes(US_ASCII));
            out.writeBytes(message);
        }
    },
    /** A line feed behind. */
    NEWLINE {
        @Override
        void frame(byte[] message, ByteArrayOutputStream out) {
            out.writeBytes(message);
            out.write('\n');
        }
    };

    abstract void frame(byte[] message, ByteArrayOutputStream out);
}
