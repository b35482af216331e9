package org.sundew.event;

/**
 * An identity that sorts by time: a ULID, 48 bits of milliseconds since the epoch and 80 bits that nobody can guess.
 * Written as 26 characters of Crockford's base 32, upper case.
 */
public record Id(long high, long low) implements Comparable<Id> {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 26;

    /**
     * Reads the 26-character form, in either case.
     *
     * @throws IllegalArgumentException if the text is not a ULID
     */
    public static Id parse(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            throw new IllegalArgumentException("not an event id: 26 characters of base 32 expected");
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < LENGTH; i++) {
            high = high << 5 | low >>> 59;
            low = low << 5 | digit(text.charAt(i));
        }
        return new Id(high, low);
    }

    private static int digit(char symbol) {
        char upper = Character.toUpperCase(symbol);
        for (int i = 0; i < ALPHABET.length; i++) {
            if (ALPHABET[i] == upper) {
                return i;
            }
        }
        throw new IllegalArgumentException("not an event id: a character outside base 32");
    }

    /** When it was made, in milliseconds since the epoch. */
    public long millis() {
        return high >>> 16;
    }

    @Override
    public int compareTo(Id other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        char[] text = new char[LENGTH];
        long h = high;
        long l = low;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET[(int) (l & 31)];
            l = l >>> 5 | h << 59;
            h >>>= 5;
        }
        return new String(text);
    }
}
