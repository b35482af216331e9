package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Weighed;
import org.sundew.rules.NaiveReading.Net;
import org.sundew.rules.NaiveReading.Plain;

/**
 * Random rules and arrivals, out of a world so small that they often meet: the rulebook decides as the naive reading of the
 * total order does, and so does the explanation. A failure names its seed.
 */
final class OrderPropertyTest {
    private static final int WORLDS = 4_000;
    private static final int ARRIVALS = 50;
    /** The front of IPv4 addresses within IPv6, which are written and read as IPv4. */
    private static final BigInteger MAPPED = BigInteger.valueOf(0xFFFF);

    private static final List<String> PROTOCOLS = List.of("any", "tcp", "udp", "icmp", "win");
    private static final List<String> SCENARIOS = List.of("*", "main", "night");

    @Test
    void theRulebookDecidesAsTheNaiveReadingDoes() {
        for (int seed = 0; seed < WORLDS; seed++) {
            new World(seed).check();
        }
    }

    private static final class World {
        private final int seed;
        private final Random random;
        private final List<Plain> plain = new ArrayList<>();
        private final Rulebook book;

        World(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            List<Bound> rules = new ArrayList<>();
            int count = random.nextInt(1, seed % 100 == 0 ? 300 : 20);
            for (int i = 0; i < count; i++) {
                plain.add(rule("r" + random.nextInt(100_000) + "-" + i));
                rules.add(bound(plain.get(i)));
            }
            this.book = Rulebook.of(rules);
        }

        void check() {
            for (int i = 0; i < ARRIVALS; i++) {
                Arrival arrival = arrival();
                String expected = NaiveReading.decides(plain, arrival);
                assertThat(Arrivals.decides(book, arrival))
                        .as("seed %d, %s", seed, arrival)
                        .isEqualTo(expected);
                if (i == 0) {
                    assertThat(explained(arrival))
                            .as("seed %d, %s", seed, arrival)
                            .isEqualTo(expected);
                }
            }
        }

        private String explained(Arrival arrival) {
            Optional<Weighed> winner = Explainer.explain(book, arrival).weighed().stream()
                    .filter(Weighed::decides)
                    .findFirst();
            return winner.map(Weighed::name).orElse("");
        }

        private Plain rule(String name) {
            int kind = random.nextInt(5);
            boolean anybody = kind == 0;
            List<Net> hosts = kind == 1 || kind == 4 ? nets(2, true) : List.of();
            List<Net> nets = kind >= 2 ? nets(4, false) : List.of();
            long least = random.nextInt(3) == 0 ? random.nextInt(1, 4) : 0;
            long most = random.nextInt(3) == 0 ? Math.max(1, least) + random.nextInt(3) : 0;
            return new Plain(
                    name,
                    hosts,
                    nets,
                    anybody,
                    PROTOCOLS.get(random.nextInt(PROTOCOLS.size())),
                    random.nextBoolean() ? List.of() : ports(),
                    least,
                    most,
                    random.nextInt(4) == 0 ? nets(2, false) : List.of(),
                    SCENARIOS.get(random.nextInt(SCENARIOS.size())));
        }

        private List<Integer> ports() {
            return random.ints(random.nextInt(1, 4), 0, 5).distinct().boxed().toList();
        }

        private List<Net> nets(int most, boolean single) {
            List<Net> nets = new ArrayList<>();
            int count = random.nextInt(1, most + 1);
            for (int i = 0; i < count; i++) {
                InetAddress address = address();
                BigInteger first = NaiveReading.number(address);
                int version = NaiveReading.version(address);
                int bits = version == 4 ? 32 : 128;
                nets.add(
                        single
                                ? new Net(version, first, first)
                                : random.nextBoolean() ? network(version, first, bits) : range(version, first, bits));
            }
            return nets;
        }

        private Net network(int version, BigInteger address, int bits) {
            int free = random.nextInt(5) == 0 ? random.nextInt(bits + 1) : random.nextInt(5);
            BigInteger size = BigInteger.ONE.shiftLeft(free);
            BigInteger first = address.divide(size).multiply(size);
            BigInteger last = first.add(size).subtract(BigInteger.ONE);
            return new Net(version, first, version == 6 && last.shiftRight(32).equals(MAPPED) ? first : last);
        }

        private Net range(int version, BigInteger first, int bits) {
            BigInteger end = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            BigInteger last = random.nextInt(10) == 0 ? end : first.add(BigInteger.valueOf(random.nextInt(6)));
            return new Net(version, first, last.min(end));
        }

        /** Few, and at the edges of what there is: the ends of IPv4 and IPv6, and on both sides of a /64's border. */
        private InetAddress address() {
            int last = random.nextInt(10);
            return Arrivals.address(
                    switch (random.nextInt(8)) {
                        case 0 -> "0.0.0." + last;
                        case 1 -> "255.255.255." + (246 + last);
                        case 2, 3 -> "192.0.2." + last;
                        case 4 -> "::" + last;
                        case 5 -> "2001:db8:0:1::" + last;
                        case 6 -> "2001:db8:0:0:ffff:ffff:ffff:fff" + last;
                        default -> "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff" + (char) ('a' + last % 6);
                    });
        }

        private Arrival arrival() {
            Transport[] transports = Transport.values();
            return Arrivals.by(
                    address(),
                    transports[random.nextInt(transports.length)],
                    random.nextInt(8) == 0 ? 65535 : random.nextInt(6),
                    random.nextInt(1, 7),
                    address(),
                    random.nextBoolean() ? "main" : "night");
        }
    }

    /** The same rule, read from text as a cfg's would be; hosts get their addresses directly. */
    private static Bound bound(Plain plain) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("protocol", plain.protocol());
        texts.put("scenario", plain.scenario());
        texts.put("visitor", text(plain.nets()) + (plain.nets().isEmpty() && !plain.anybody() ? "host.example" : ""));
        texts.put("sensor.address", text(plain.sensor()));
        texts.put("port", plain.ports().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        texts.put("connections.min", plain.least() == 0 ? "" : Long.toString(plain.least()));
        texts.put("connections.max", plain.most() == 0 ? "" : Long.toString(plain.most()));
        Rule rule = Objects.requireNonNull(RuleFile.state(plain.name(), texts).rule());
        List<Range> hosts = plain.hosts().stream()
                .map(OrderPropertyTest::text)
                .map(Range::parse)
                .toList();
        return new Bound(rule, rule.visitors().ranges(), hosts);
    }

    private static String text(List<Net> nets) {
        return nets.stream().map(OrderPropertyTest::text).collect(Collectors.joining(", "));
    }

    private static String text(Net net) {
        return address(net.version(), net.first()) + " - " + address(net.version(), net.last());
    }

    private static String address(int version, BigInteger number) {
        byte[] bytes = new byte[version == 4 ? 4 : 16];
        byte[] given = number.toByteArray();
        for (int i = 0; i < Math.min(bytes.length, given.length); i++) {
            bytes[bytes.length - 1 - i] = given[given.length - 1 - i];
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
