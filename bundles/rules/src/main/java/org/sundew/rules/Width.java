package org.sundew.rules;

/**
 * How many addresses something takes in, less one, as an unsigned number of 128 bits. Ordered: narrower is less.
 */
record Width(long high, long low) implements Comparable<Width> {
    /** A single address. */
    static final Width SINGLE = new Width(0, 0);

    private static final int BITS = 64;

    @Override
    public int compareTo(Width other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    boolean single() {
        return high == 0 && low == 0;
    }

    /** For people: the number where it is small, else a power of two that is near. */
    String text() {
        if (high == 0 && low >= 0 && low < 1 << 24) {
            return low + 1 + " addresses";
        }
        int bits = high == 0 ? BITS - Long.numberOfLeadingZeros(low) : 2 * BITS - Long.numberOfLeadingZeros(high);
        return "some 2^" + bits + " addresses";
    }
}
