package org.sundew.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.gate.Arrival;
import org.sundew.testkit.Samples;

/** Arrivals and rules, shortly written. */
final class Arrivals {
    private Arrivals() {}

    static Arrival by(String visitor, Transport transport, int port) {
        return by(visitor, transport, port, 1);
    }

    static Arrival by(String visitor, Transport transport, int port, long connection) {
        return by(address(visitor), transport, port, connection, address("198.51.100.1"), "main");
    }

    static Arrival by(
            InetAddress visitor, Transport transport, int port, long connection, InetAddress sensor, String scenario) {
        Listen listen = new Listen("listen", "echo", transport, port, scenario, Severity.LOW, PortLimit.NONE);
        Visit visit = new Visit(
                new Id(Samples.STARTED.toEpochMilli() << 16, 1),
                Instant.EPOCH,
                new Endpoint(visitor, 40001),
                new Endpoint(sensor, port),
                listen,
                connection);
        return new Arrival(visit, Replay.key(visitor), 1, 1, connection, connection, connection, 1);
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A cfg of this name with these keys and values. */
    static RuleCfg.State cfg(String name, String... keysAndValues) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            texts.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return RuleFile.state(name, texts);
    }

    static Bound bound(String name, String... keysAndValues) {
        RuleCfg.State state = cfg(name, keysAndValues);
        if (state.rule() == null) {
            throw new IllegalArgumentException(state.problems().toString());
        }
        return Bound.of(state.rule());
    }

    static Rulebook book(Bound... rules) {
        return Rulebook.of(Arrays.asList(rules));
    }

    /** The name of the rule that decides, or nothing. */
    static String decides(Rulebook book, Arrival arrival) {
        Rulebook.Entry entry = book.decide(arrival);
        return entry == null ? "" : entry.rule().name();
    }

    static List<RuleCfg.State> cfgs(RuleCfg.State... states) {
        return List.of(states);
    }
}
