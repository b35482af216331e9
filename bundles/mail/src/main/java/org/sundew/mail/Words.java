package org.sundew.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How text comes in: from a visitor, and from a cfg file. */
public final class Words {
    private Words() {}

    /** What a visitor meant by these bytes (given as ISO-8859-1), for an event: UTF-8 if they are, else as they are. */
    public static String meant(String bytes) {
        ByteBuffer raw = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }

    /** The value of this cfg key if it can be sent as one line, else an {@link IllegalArgumentException}. */
    public static String oneLine(String key, String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c > 255)) {
            throw new IllegalArgumentException(key + ": must be one line of ISO-8859-1 text: " + text);
        }
        return text;
    }

    /** The value of this cfg key if it is in the range, else an {@link IllegalArgumentException}. */
    public static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(key + ": must be " + min + " to " + max + ": " + value);
        }
        return value;
    }

    /** Whether the value of this cfg key is {@code on}, and not {@code off}. */
    public static boolean onOff(String key, String value) {
        return switch (value.trim()) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(key + ": must be on or off: " + value);
        };
    }
}
