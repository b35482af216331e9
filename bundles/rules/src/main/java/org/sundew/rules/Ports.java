package org.sundew.rules;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sensor ports as an operator writes them: {@code 445}, {@code 21, 2100-2121}; blank is any. Not changed once made. */
final class Ports {
    static final int ALL = 1 << 16;
    static final Ports ANY = new Ports(new BitSet(), ALL);

    private static final Pattern PART = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");

    private final BitSet set;
    private final int count;

    private Ports(BitSet set, int count) {
        this.set = set;
        this.count = count;
    }

    /**
     * Reads the list.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    static Ports parse(String text) {
        if (text.isBlank()) {
            return ANY;
        }
        BitSet set = new BitSet();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a port, a range of ports or a list of those");
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last >= ALL) {
                throw new IllegalArgumentException("a port above " + (ALL - 1));
            }
            if (first > last) {
                throw new IllegalArgumentException("the first port is above the last");
            }
            set.set(first, last + 1);
        }
        return new Ports(set, set.cardinality());
    }

    boolean any() {
        return count == ALL;
    }

    /** How many; any counts as all there are. */
    int count() {
        return count;
    }

    boolean contains(int port) {
        return any() || set.get(port);
    }

    boolean containsAll(Ports other) {
        if (any() || other.any()) {
            return any();
        }
        BitSet rest = (BitSet) other.set.clone();
        rest.andNot(set);
        return rest.isEmpty();
    }

    boolean meets(Ports other) {
        return any() || other.any() || set.intersects(other.set);
    }

    /** Has an entry possible at these ports. */
    void mark(Intervals.Builder builder, int entry) {
        if (any()) {
            builder.everywhere(entry);
            return;
        }
        for (int from = set.nextSetBit(0); from >= 0; ) {
            int end = set.nextClearBit(from);
            builder.add(entry, new Range(false, 0, from, 0, end - 1L));
            from = set.nextSetBit(end);
        }
    }
}
