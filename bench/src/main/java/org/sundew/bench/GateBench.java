package org.sundew.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.gate.Arrival;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;
import org.sundew.limiter.Limiter;
import org.sundew.testkit.MemoryStore;
import org.sundew.testkit.Samples;

/**
 * What the limiter costs an arrival: {@code bench/run jmh GateBench -prof gc}. One that passes, by a visitor that no limit has
 * hit, with an empty watchlist and with 50,000 locked out; one that is refused, as in a flood by a locked-out visitor.
 */
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GateBench {
    private static final int VISITORS = 4096;

    /** A limiter and arrivals that pass it. */
    @State(Scope.Thread)
    public static class Passing {
        Limiter limiter = limiter();
        Arrival[] arrivals = arrivals();
        int next;

        /** The next arrival. */
        Arrival arrival() {
            next = next + 1 & VISITORS - 1;
            return arrivals[next];
        }

        /** Ends the limiter's thread. */
        @TearDown
        public void stop() {
            limiter.stop();
        }
    }

    /** The same while many others are locked out. */
    @State(Scope.Thread)
    public static class Crowded extends Passing {
        /** Locks them out. */
        @Setup
        public void lockOut() {
            for (int i = 0; i < 48_000; i++) {
                limiter.judge(made(0xFFFF_FFFF_0B00_0000L + i, 2_000_000_000_000L));
            }
        }
    }

    private static Limiter limiter() {
        return new Limiter(
                Map.of(
                        "tcp.connections.max.per.ip", "1000000000",
                        "tcp.connections.action", "lock-out",
                        "global.tcp.max", "999999999999",
                        "snapshot.seconds", "0"),
                new MemoryStore());
    }

    private static Arrival[] arrivals() {
        Arrival[] arrivals = new Arrival[VISITORS];
        for (int i = 0; i < VISITORS; i++) {
            arrivals[i] = made(VisitorKey.of(Samples.endpoint("10.0.0.1", 1).address()) + i, 3);
        }
        return arrivals;
    }

    private static Arrival made(long visitor, long total) {
        Listen listen = new Listen("one", "echo", Transport.TCP, 21, "main", Severity.LOW, PortLimit.NONE);
        return new Arrival(
                new Visit(
                        Samples.visit().id(),
                        Instant.now(Clock.systemUTC()),
                        Samples.endpoint("10.0.0.1", 1),
                        Samples.endpoint("10.0.0.2", 21),
                        listen,
                        total),
                visitor,
                1,
                1,
                total,
                total,
                total,
                1);
    }

    /** Nobody is watched. */
    @Benchmark
    public Verdict passes(Passing state) {
        return state.limiter.judge(state.arrival());
    }

    /** Many are watched, and not this one. */
    @Benchmark
    public Verdict passesBesideLockOuts(Crowded state) {
        return state.limiter.judge(state.arrival());
    }

    /** It is locked out. */
    @Benchmark
    public Verdict isRefused(Crowded state) {
        return state.limiter.judge(REFUSED);
    }

    private static final Arrival REFUSED = made(0xFFFF_FFFF_0B00_0000L + 5, 2_000_000_000_001L);
}
