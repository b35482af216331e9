package org.sundew.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.gate.Arrival;
import org.sundew.gate.Verdict;
import org.sundew.rules.RulesGate;

/**
 * What an arrival costs at the gate of the visitor rules: a thousand rules, one of them with a list of 100,000 networks. Run it with
 * {@code -prof gc} to see what is allocated.
 */
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RulesBench {
    private static final int RULES = 999;
    private static final int NETWORKS = 100_000;
    private static final int ARRIVALS = 1 << 14;

    /** The rules, and arrivals that they let pass or decide. */
    @State(Scope.Thread)
    public static class Rules {
        private final Random random = new Random(7);
        private final Arrival[] passing = new Arrival[ARRIVALS];
        private final Arrival[] passingSix = new Arrival[ARRIVALS];
        private final Arrival[] listed = new Arrival[ARRIVALS];
        private RulesGate gate = RulesGate.of(Map.of(), Path.of("."));
        private int next;

        /** Writes the list, and makes the rules and arrivals. */
        @Setup
        public void make() throws IOException {
            Path folder = Files.createTempDirectory("sundew-rules");
            List<String> networks = new ArrayList<>();
            for (int i = 0; i < NETWORKS; i++) {
                networks.add("10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "/"
                        + (20 + random.nextInt(13)));
            }
            networks.add("10.0.0.0/8");
            Files.write(folder.resolve("feed.txt"), networks);
            Map<String, Map<String, String>> cfgs = new HashMap<>();
            cfgs.put("feed", Map.of("visitor", "@feed.txt", "ignore", "true"));
            for (int i = 0; i < RULES; i++) {
                cfgs.put(
                        "r" + i, Map.of("visitor", visitor(i), "port", Integer.toString(1 + i % 500), "close", "true"));
            }
            gate = RulesGate.of(cfgs, folder);
            Files.delete(folder.resolve("feed.txt"));
            Files.delete(folder);
            for (int i = 0; i < ARRIVALS; i++) {
                passing[i] = arrival("172.16." + random.nextInt(256) + "." + random.nextInt(256), 5000);
                passingSix[i] = arrival("2001:db8:" + Integer.toHexString(random.nextInt(1 << 16)) + "::7", 5000);
                listed[i] = arrival("10." + random.nextInt(256) + "." + random.nextInt(256) + ".7", 5000);
            }
        }

        /** Wide ones, narrow ones, and some for anybody. */
        private static String visitor(int rule) {
            return switch (rule % 4) {
                case 0 -> "172.16.0.0/12";
                case 1 -> "172.16." + rule % 256 + ".0/24";
                case 2 -> "2001:db8::/" + (32 + rule % 32);
                default -> "";
            };
        }

        private static Arrival arrival(String visitor, int port) throws IOException {
            InetAddress address = InetAddress.getByName(visitor);
            Listen listen = new Listen("ftp-main", "ftp", Transport.TCP, port, "main", Severity.LOW, PortLimit.NONE);
            Visit visit = new Visit(
                    new Id(1, 1),
                    Instant.EPOCH,
                    new Endpoint(address, 40001),
                    new Endpoint(InetAddress.getByName("198.51.100.1"), port),
                    listen,
                    1);
            return new Arrival(visit, key(address.getAddress()), 1, 1, 1, 1, 1, 1);
        }

        private static long key(byte[] bytes) {
            long key = bytes.length == Integer.BYTES ? -1 : 0;
            for (int i = 0; i < Math.min(bytes.length, Long.BYTES); i++) {
                key = key << Byte.SIZE | (bytes[i] & 0xFF);
            }
            return key;
        }

        private Arrival next(Arrival[] arrivals) {
            next = (next + 1) & (ARRIVALS - 1);
            return arrivals[next];
        }
    }

    /** An IPv4 visitor within the networks of many rules, none of which is for that port. */
    @Benchmark
    public Verdict passes(Rules rules) {
        return rules.gate.judge(rules.next(rules.passing));
    }

    /** The same by IPv6. */
    @Benchmark
    public Verdict passesIpv6(Rules rules) {
        return rules.gate.judge(rules.next(rules.passingSix));
    }

    /** A visitor that the long list has. */
    @Benchmark
    public Verdict isListed(Rules rules) {
        return rules.gate.judge(rules.next(rules.listed));
    }
}
