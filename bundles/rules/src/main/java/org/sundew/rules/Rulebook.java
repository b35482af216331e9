package org.sundew.rules;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Listen;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Verdict;

/**
 * All rules at one moment, and the way to the one that decides. Immutable but for the counts of what was decided.
 *
 * <p>A rule has one entry for each width of network it names (and one for its hosts, or for anybody), as it is as specific as
 * what names the visitor. Entries are sorted once by {@link Rank}, so the number of an entry is its place in the order, and
 * the rule that decides is the first entry that fits. Which entries may fit is the intersection of two sets of bits: those
 * for the visitor's address, and those for transport and port ({@link Intervals}). What is left is tried in order; the other
 * conditions are cheap. So an arrival costs two binary searches and a word for every 64 entries, allocates nothing, and
 * cares not how long the lists of networks are. Neighbouring entries of one rule are one, since nothing comes between them.
 */
final class Rulebook {
    private static final long IPV4_MASK = 0xFFFF_FFFFL;

    private final List<Bound> rules;
    private final Entry[] entries;
    private final Intervals four;
    private final Intervals six;
    private final EnumMap<Transport, Intervals> ports;

    /** A rule at one of its places in the order, ready to answer. */
    static final class Entry {
        private final Bound bound;
        private final Verdict verdict;
        private final LongAdder decided;

        private Entry(Bound bound, Verdict verdict, LongAdder decided) {
            this.bound = bound;
            this.verdict = verdict;
            this.decided = decided;
        }

        Bound bound() {
            return bound;
        }

        Rule rule() {
            return bound.rule();
        }

        Verdict verdict() {
            return verdict;
        }

        /** Counts an arrival that it decided. */
        void count() {
            decided.increment();
        }
    }

    /** What an entry is made of. */
    private record Place(Rank rank, Bound bound, List<Range> ranges) {}

    private Rulebook(
            List<Bound> rules, Entry[] entries, Intervals four, Intervals six, EnumMap<Transport, Intervals> ports) {
        this.rules = List.copyOf(rules);
        this.entries = entries;
        this.four = four;
        this.six = six;
        this.ports = ports;
    }

    /** A book of these rules; the disabled ones are in it and decide nothing. Nothing is counted beyond it. */
    static Rulebook of(List<Bound> rules) {
        return of(rules, name -> new LongAdder());
    }

    /** The same, with the count of each rule by its name. */
    static Rulebook of(List<Bound> rules, Function<String, LongAdder> counts) {
        List<Place> places = new ArrayList<>();
        rules.stream().filter(each -> each.rule().enabled()).forEach(each -> addPlaces(each, places));
        places.sort(Comparator.comparing(Place::rank));
        int[] numbers = numbers(places);
        int size = places.isEmpty() ? 0 : numbers[places.size() - 1] + 1;
        Entry[] entries = new Entry[size];
        for (int i = 0; i < numbers.length; i++) {
            Bound bound = places.get(i).bound();
            if (entries[numbers[i]] == null) {
                Rule rule = bound.rule();
                entries[numbers[i]] = new Entry(bound, rule.verdict(), counts.apply(rule.name()));
            }
        }
        return new Rulebook(
                rules,
                entries,
                addresses(false, size, places, numbers),
                addresses(true, size, places, numbers),
                ports(entries));
    }

    private static void addPlaces(Bound bound, List<Place> places) {
        Rule rule = bound.rule();
        if (rule.visitors().anybody()) {
            places.add(new Place(Rank.of(rule, Rank.Kind.ANYBODY, Width.SINGLE), bound, List.of()));
            return;
        }
        if (!bound.addresses().isEmpty()) {
            places.add(new Place(Rank.of(rule, Rank.Kind.HOST, Width.SINGLE), bound, bound.addresses()));
        }
        Map<Width, List<Range>> byWidth = new HashMap<>();
        for (Range each : bound.ranges()) {
            byWidth.computeIfAbsent(each.width(), width -> new ArrayList<>()).add(each);
        }
        byWidth.forEach(
                (width, ranges) -> places.add(new Place(Rank.of(rule, Rank.Kind.ADDRESSES, width), bound, ranges)));
    }

    /** The entry of each place: one with the place before where the rule is the same. */
    private static int[] numbers(List<Place> places) {
        int[] numbers = new int[places.size()];
        for (int i = 1; i < numbers.length; i++) {
            boolean same = places.get(i).bound() == places.get(i - 1).bound();
            numbers[i] = numbers[i - 1] + (same ? 0 : 1);
        }
        return numbers;
    }

    private static Intervals addresses(boolean six, int size, List<Place> places, int[] numbers) {
        Intervals.Builder builder = new Intervals.Builder(size);
        for (int i = 0; i < numbers.length; i++) {
            Place place = places.get(i);
            if (place.rank().kind() == Rank.Kind.ANYBODY) {
                builder.everywhere(numbers[i]);
            }
            for (Range range : place.ranges()) {
                if (range.six() == six) {
                    builder.add(numbers[i], range);
                }
            }
        }
        return builder.build();
    }

    private static EnumMap<Transport, Intervals> ports(Entry[] entries) {
        EnumMap<Transport, Intervals> ports = new EnumMap<>(Transport.class);
        for (Transport transport : Transport.values()) {
            Intervals.Builder builder = new Intervals.Builder(entries.length);
            for (int i = 0; i < entries.length; i++) {
                Rule rule = entries[i].rule();
                if (rule.transport() == null || rule.transport() == transport) {
                    rule.ports().mark(builder, i);
                }
            }
            ports.put(transport, builder.build());
        }
        return ports;
    }

    /** Every rule it was made of. */
    List<Bound> rules() {
        return rules;
    }

    /** How many entries that came to. */
    int size() {
        return entries.length;
    }

    Entry entry(int number) {
        return entries[number];
    }

    /** The sets of entries that are possible at some address, each once. */
    List<long[]> possible() {
        List<long[]> possible = new ArrayList<>(four.distinct());
        possible.addAll(six.distinct());
        return possible;
    }

    /** The one that decides, or null if no rule fits. */
    @Nullable
    Entry decide(Arrival arrival) {
        long[] byVisitor = byVisitor(arrival);
        Listen listen = arrival.visit().listen();
        long[] byPort = Objects.requireNonNull(ports.get(listen.transport())).find(0, listen.port());
        for (int word = 0; word < byVisitor.length; word++) {
            for (long both = byVisitor[word] & byPort[word]; both != 0; both &= both - 1) {
                Entry entry = entries[(word << 6) + Long.numberOfTrailingZeros(both)];
                if (entry.rule().meetsTheRest(arrival)) {
                    return entry;
                }
            }
        }
        return null;
    }

    /**
     * An IPv4 address is in the visitor's key. Of an IPv6 one the key has the first half, which mostly is enough; taking the
     * address out of its object makes an array.
     */
    private long[] byVisitor(Arrival arrival) {
        InetAddress address = arrival.visit().visitor().address();
        long key = arrival.visitor();
        if (address instanceof java.net.Inet4Address) {
            return four.find(0, key & IPV4_MASK);
        }
        long[] set = six.find(key);
        return set.length > 0 || entries.length == 0
                ? set
                : six.find(key, Range.number(address.getAddress(), Long.BYTES, Long.BYTES));
    }
}
