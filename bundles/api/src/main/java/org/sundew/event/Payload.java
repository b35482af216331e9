package org.sundew.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that a visitor sent or was sent: hostile, immutable, possibly cut short.
 *
 * <p>A type of its own so that it cannot slip into a file name, header, format string or terminal by accident: it has no
 * text form but the escaped one.
 */
public final class Payload {
    /** No bytes at all. */
    public static final Payload EMPTY = new Payload(new byte[0], 0);

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final byte[] bytes;
    private final long total;

    private Payload(byte[] bytes, long total) {
        this.bytes = bytes;
        this.total = total;
    }

    /**
     * The payload that kept these bytes of a conversation of {@code total} bytes. The array becomes the payload's own: the
     * caller must not touch it again.
     *
     * @throws IllegalArgumentException if the total is less than what was kept
     */
    public static Payload owning(byte[] kept, long total) {
        if (total < kept.length) {
            throw new IllegalArgumentException("total " + total + " is less than the " + kept.length + " bytes kept");
        }
        return total == 0 ? EMPTY : new Payload(kept, total);
    }

    /** The payload that holds a copy of all these bytes. */
    public static Payload of(byte... bytes) {
        return owning(bytes.clone(), bytes.length);
    }

    /** The payload that holds this text in ISO-8859-1. */
    public static Payload of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return owning(bytes, bytes.length);
    }

    /** How many bytes were kept. */
    public int size() {
        return bytes.length;
    }

    /** How many bytes there were before any cut. */
    public long total() {
        return total;
    }

    /** Whether fewer bytes were kept than there were. */
    public boolean truncated() {
        return total > bytes.length;
    }

    /** The kept bytes, read-only; each call gives a view of its own. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** A copy of the kept bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /**
     * The bytes as harmless text: printable ASCII as it is, a backslash doubled, the rest as {@code \xNN}; safe for a
     * terminal and on one line.
     */
    public String escaped() {
        StringBuilder text = new StringBuilder(bytes.length + 16);
        for (byte each : bytes) {
            escape(each & 0xFF, text);
        }
        return text.toString();
    }

    private static void escape(int value, StringBuilder text) {
        switch (value) {
            case '\r' -> text.append("\\r");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            case '\\' -> text.append("\\\\");
            default -> {
                if (value >= 0x20 && value < 0x7F) {
                    text.append((char) value);
                } else {
                    text.append("\\x").append(HEX[value >> 4]).append(HEX[value & 15]);
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && total == that.total && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + Long.hashCode(total);
    }

    /** The sizes only: never the content. */
    @Override
    public String toString() {
        return "Payload[" + bytes.length + " of " + total + " bytes]";
    }
}
