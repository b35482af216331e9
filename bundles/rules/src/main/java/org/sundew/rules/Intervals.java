package org.sundew.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which entries of a rulebook are possible at a number of 128 bits (an address, or a port), as a set of bits. Immutable.
 *
 * <p>The numbers are cut where some entry begins or ends; between two cuts the set is the same. Finding a number is a binary
 * search over the cuts, whatever number of networks stands behind them. Equal sets are kept once: lists of hundred thousand
 * networks come to a few dozen sets. Building goes over the sorted cuts once, with a count of how often each entry is open,
 * as networks of one entry may overlap, and a hash that changes by one word for each entry that comes or goes.
 */
final class Intervals {
    /** Where each interval begins, with the sign bit turned so that signed comparison orders them as unsigned. */
    private final long[] highs;

    private final long[] lows;
    private final long[][] sets;

    private Intervals(long[] highs, long[] lows, long[][] sets) {
        this.highs = highs;
        this.lows = lows;
        this.sets = sets;
    }

    /** The set at this number; not to be changed. */
    long[] find(long high, long low) {
        return sets[place(high ^ Long.MIN_VALUE, low ^ Long.MIN_VALUE)];
    }

    /** The set at every number that begins with these 64 bits, or nothing (of length 0) if there are several. */
    long[] find(long high) {
        long flipped = high ^ Long.MIN_VALUE;
        int place = place(flipped, Long.MAX_VALUE);
        boolean several = highs[place] == flipped && lows[place] != Long.MIN_VALUE;
        return several ? NONE : sets[place];
    }

    static final long[] NONE = {};

    private int place(long high, long low) {
        int from = 0;
        int to = highs.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            boolean before = highs[middle] < high || (highs[middle] == high && lows[middle] <= low);
            if (before) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    /** The sets there are, each once. */
    List<long[]> distinct() {
        Set<long[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<long[]> distinct = new ArrayList<>();
        for (long[] set : sets) {
            if (seen.add(set)) {
                distinct.add(set);
            }
        }
        return distinct;
    }

    /** Gathers entries and where they are possible. */
    static final class Builder {
        private final int entries;
        private final long[] open;
        private Cut[] cuts = new Cut[16];
        private int size;

        /** So many entries; none is possible anywhere yet. */
        Builder(int entries) {
            this.entries = entries;
            this.open = new long[words(entries)];
        }

        static int words(int entries) {
            return (entries + Long.SIZE - 1) >>> 6;
        }

        /** The entry is possible everywhere. */
        void everywhere(int entry) {
            open[entry >>> 6] |= 1L << entry;
        }

        /** The entry is possible in this range, of whatever kind. */
        void add(int entry, Range range) {
            cut(new Cut(range.firstHigh() ^ Long.MIN_VALUE, range.firstLow() ^ Long.MIN_VALUE, entry, true));
            long low = range.lastLow() + 1;
            long high = low == 0 ? range.lastHigh() + 1 : range.lastHigh();
            if (low != 0 || high != 0) { // else it reaches to the end of all numbers
                cut(new Cut(high ^ Long.MIN_VALUE, low ^ Long.MIN_VALUE, entry, false));
            }
        }

        private void cut(Cut cut) {
            if (size == cuts.length) {
                cuts = Arrays.copyOf(cuts, size * 2);
            }
            cuts[size++] = cut;
        }

        Intervals build() {
            Arrays.sort(cuts, 0, size);
            Sweep sweep = new Sweep(entries, open);
            long[] highs = new long[size + 1];
            long[] lows = new long[size + 1];
            long[][] sets = new long[size + 1][];
            highs[0] = Long.MIN_VALUE;
            lows[0] = Long.MIN_VALUE;
            sets[0] = sweep.set();
            int last = 0;
            for (int i = 0; i < size; ) {
                Cut here = cuts[i];
                while (i < size && cuts[i].compareTo(here) == 0) {
                    sweep.pass(cuts[i++]);
                }
                long[] set = sweep.set();
                if (here.high == highs[last] && here.low == lows[last]) {
                    sets[last] = set;
                } else if (set != sets[last]) {
                    last++;
                    highs[last] = here.high;
                    lows[last] = here.low;
                    sets[last] = set;
                }
            }
            return new Intervals(
                    Arrays.copyOf(highs, last + 1), Arrays.copyOf(lows, last + 1), Arrays.copyOf(sets, last + 1));
        }
    }

    /** A place where an entry begins or ends. */
    private record Cut(long high, long low, int entry, boolean begins) implements Comparable<Cut> {
        @Override
        public int compareTo(Cut other) {
            int first = Long.compare(high, other.high);
            return first != 0 ? first : Long.compare(low, other.low);
        }
    }

    /** The entries that are open as the sweep goes along. */
    private static final class Sweep {
        private final int[] times;
        private final long[] present;
        private final Map<Long, List<long[]>> known = new HashMap<>();
        private long hash;

        Sweep(int entries, long[] everywhere) {
            this.times = new int[entries];
            this.present = everywhere.clone();
        }

        void pass(Cut cut) {
            int entry = cut.entry;
            int before = times[entry];
            times[entry] += cut.begins ? 1 : -1;
            if (before == 0 || times[entry] == 0) {
                flip(entry);
            }
        }

        private void flip(int entry) {
            present[entry >>> 6] ^= 1L << entry;
            hash ^= word(entry);
        }

        /** 64 bits that stand for an entry (the finaliser of SplitMix64). */
        private static long word(int entry) {
            long mixed = (entry + 1) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
            return mixed ^ mixed >>> 31;
        }

        long[] set() {
            List<long[]> alike = known.computeIfAbsent(hash, each -> new ArrayList<>(1));
            for (long[] set : alike) {
                if (Arrays.equals(set, present)) {
                    return set;
                }
            }
            long[] set = present.clone();
            alike.add(set);
            return set;
        }
    }
}
