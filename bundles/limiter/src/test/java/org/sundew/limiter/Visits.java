package org.sundew.limiter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.gate.Arrival;
import org.sundew.gate.VisitorKey;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;

/** A slow, obvious ledger: makes the arrivals that a test wants, numbered as intake numbers them. */
final class Visits {
    private final ManualClock clock;
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Set<Integer>> ports = new HashMap<>();
    private final Map<Integer, PortLimit> own = new HashMap<>();
    private int open;
    private int openAll;

    Visits(ManualClock clock) {
        this.clock = clock;
    }

    /** Gives a port a limit of its own. */
    Visits limit(int port, PortLimit limit) {
        own.put(port, limit);
        return this;
    }

    /** So many other sessions are open: this visitor's, and all. */
    Visits open(int visitors, int all) {
        open = visitors;
        openAll = all;
        return this;
    }

    /** The ledger forgot everybody; some time passes meanwhile. */
    void forget() {
        clock.elapse(Duration.ofMillis(1));
        counts.clear();
        ports.clear();
    }

    Arrival tcp(String address, int port) {
        return arrive(address, Transport.TCP, port);
    }

    Arrival udp(String address, int port) {
        return arrive(address, Transport.UDP, port);
    }

    Arrival arrive(String address, Transport transport, int port) {
        PortLimit limit = own.getOrDefault(port, PortLimit.NONE);
        long visitor = VisitorKey.of(Samples.endpoint(address, 0).address());
        String who = visitor + "/" + transport;
        ports.computeIfAbsent(who, key -> new HashSet<>()).add(port);
        long total = add(who);
        long general = limit.connections() > 0 ? counts.getOrDefault(who + "/general", 0L) : add(who + "/general");
        long onPort = add(who + "/" + port);
        Instant now = clock.instant();
        Listen listen = new Listen("one", "echo", transport, port, "main", Severity.LOW, limit);
        Visit visit = new Visit(
                new Id(now.toEpochMilli() << 16, total),
                now,
                Samples.endpoint(address, 40_000),
                Samples.endpoint("198.51.100.1", port),
                listen,
                total);
        return new Arrival(
                visit,
                visitor,
                open + 1,
                openAll + 1,
                total,
                general,
                onPort,
                ports.getOrDefault(who, Set.of()).size());
    }

    private long add(String what) {
        return counts.merge(what, 1L, Long::sum);
    }
}
