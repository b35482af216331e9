package org.sundew.journal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.sundew.event.Id;
import org.sundew.event.Payload;

/**
 * A growing buffer of JSON text in pure ASCII. Not thread-safe.
 *
 * <p>Every character outside printable ASCII is written as a JSON escape: the log is valid UTF-8 whatever a visitor sent,
 * holds no control character, line separator or change of writing direction, and may be shown on a terminal as it is.
 */
public final class JsonLine {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] BASE32 = ascii("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    private static final int ID_LENGTH = 26;
    private static final int LONGEST_NUMBER = 20;
    private static final char REPLACEMENT = '\uFFFD';

    private final int capacity;
    private byte[] bytes;
    private int length;

    /** An empty one with room for so many bytes; it grows. */
    public JsonLine(int capacity) {
        this.capacity = capacity;
        bytes = new byte[capacity];
    }

    /** The bytes of this ASCII text. An apostrophe stands for a double quote: JSON in Java stays readable. */
    static byte[] json(String text) {
        return ascii(text.replace('\'', '"'));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How much was written, in bytes. */
    public int length() {
        return length;
    }

    /** The buffer itself, of which {@link #length} bytes are filled. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Forgets all; gives back memory that one huge event made it take. */
    public void clear() {
        length = 0;
        if (bytes.length > capacity * 4) {
            bytes = new byte[capacity];
        }
    }

    /** Forgets what was written after this length. */
    public void cut(int to) {
        length = to;
    }

    JsonLine raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /** Appends this ASCII character as it is. */
    public JsonLine raw(char symbol) {
        room(1);
        bytes[length++] = (byte) symbol;
        return this;
    }

    JsonLine number(long value) {
        room(LONGEST_NUMBER);
        if (value < 0) {
            return raw(ascii(Long.toString(value)));
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** This many lower digits of the number, with leading zeros. */
    JsonLine digits(int value, int count) {
        room(count);
        int rest = value;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    /** The id's 26 characters, unquoted. */
    JsonLine id(Id id) {
        room(ID_LENGTH);
        long high = id.high();
        long low = id.low();
        for (int at = length + ID_LENGTH - 1; at >= length; at--) {
            bytes[at] = BASE32[(int) (low & 31)];
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        length += ID_LENGTH;
        return this;
    }

    /** The text as a JSON string, quoted and escaped; half a surrogate pair becomes U+FFFD. */
    JsonLine string(String text) {
        return raw('"').text(text).raw('"');
    }

    /** The text escaped, without quotes. */
    JsonLine text(String text) {
        int size = text.length();
        room(size);
        for (int i = 0; i < size; i++) {
            char symbol = text.charAt(i);
            if (plain(symbol)) {
                bytes[length++] = (byte) symbol;
            } else {
                room(size - i + 6);
                escape(text, i);
            }
        }
        return this;
    }

    private static boolean plain(char symbol) {
        return symbol >= ' ' && symbol < 0x7F && symbol != '"' && symbol != '\\';
    }

    private void escape(String text, int at) {
        char symbol = text.charAt(at);
        switch (symbol) {
            case '"', '\\' -> backslash(symbol);
            case '\n' -> backslash('n');
            case '\r' -> backslash('r');
            case '\t' -> backslash('t');
            default -> unicode(Text.halfPair(text, at) ? REPLACEMENT : symbol);
        }
    }

    private void backslash(char symbol) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) symbol;
    }

    private void unicode(char symbol) {
        backslash('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[symbol >> shift & 15];
        }
    }

    /** The texts as JSON strings with commas between, without the brackets. */
    JsonLine strings(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                raw(',');
            }
            string(texts.get(i));
        }
        return this;
    }

    /** What stands between these two places, once more. */
    JsonLine repeat(int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    /** The payload's bytes as a JSON string in base 64. */
    JsonLine base64(Payload payload) {
        raw('"');
        if (payload.size() > 0) {
            raw(Base64.getEncoder().encode(payload.toByteArray()));
        }
        return raw('"');
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
