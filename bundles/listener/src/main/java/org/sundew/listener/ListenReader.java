package org.sundew.listener;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;

/** Makes the settings of a listen from its service's properties and the listener's defaults. */
final class ListenReader {
    private final Keys keys;
    private final Defaults defaults;

    /** The settings, and what is wrong with them; with any fault they must not be used. */
    record Reading(ListenSettings settings, List<Fault> faults) {
        /** The same with one more fault. */
        Reading with(Fault fault) {
            List<Fault> all = new ArrayList<>(faults);
            all.add(fault);
            return new Reading(settings, List.copyOf(all));
        }
    }

    private ListenReader(Keys keys, Defaults defaults) {
        this.keys = keys;
        this.defaults = defaults;
    }

    static Reading read(Map<String, ?> properties, String name, String simKind, Defaults defaults) {
        Keys keys = new Keys(properties);
        ListenSettings settings = new ListenReader(keys, defaults).settings(name, simKind);
        return new Reading(settings, keys.faults());
    }

    private ListenSettings settings(String name, String simKind) {
        Transport transport = keys.either("listen.transport", "udp", "tcp", false) ? Transport.UDP : Transport.TCP;
        boolean tls = keys.either("listen.tls", "on", "off", false);
        boolean proxied = keys.either("listen.proxy.protocol", "on", "off", false);
        List<Network> trusted = keys.parsed("listen.proxy.trusted", List.of(), ListenReader::networks);
        if (transport == Transport.UDP) {
            onlyTcp("listen.tls", tls);
            onlyTcp("listen.proxy.protocol", proxied);
        }
        if (proxied && trusted.isEmpty()) {
            keys.fault("listen.proxy.trusted", "", "needed with listen.proxy.protocol = on: nobody would be served");
        }
        return new ListenSettings(
                keys.text("listen.name", name),
                simKind,
                transport,
                ports(),
                keys.parsed("listen.bind", defaults.bind(), BindNames::parse),
                keys.parsed("listen.scenario", Set.of(Defaults.SCENARIO), ListenReader::scenarios),
                keys.either("listen.enabled", "true", "false", true),
                keys.parsed("listen.severity", Severity.LOW, Severity::of),
                portLimit(),
                limits(transport),
                keys.text("listen.persona", ""),
                tls,
                proxied,
                trusted);
    }

    private List<Integer> ports() {
        if (keys.text("listen.port", "").isEmpty()) {
            keys.fault("listen.port", "", "missing: where should it listen?");
        }
        return keys.parsed("listen.port", List.of(), PortRanges::parse);
    }

    private void onlyTcp(String key, boolean on) {
        if (on) {
            keys.fault(key, "on", "only possible with listen.transport = tcp");
        }
    }

    private PortLimit portLimit() {
        long connections = keys.number("listen.visits.max.per.ip", 0, 0, Long.MAX_VALUE);
        boolean lockOut = keys.either("listen.visits.max.action", "lock-out", "ignore", true);
        return connections == 0 ? PortLimit.NONE : new PortLimit(connections, lockOut);
    }

    private VisitLimits limits(Transport transport) {
        VisitLimits general = defaults.limits(transport);
        return new VisitLimits(
                (int) keys.number("listen.idle.seconds", general.idleSeconds(), 1, 86_400),
                (int) keys.number("listen.visit.seconds", general.visitSeconds(), 1, 604_800),
                keys.number("listen.receive.bytes", general.receiveBytes(), 1, 1L << 40),
                (int) keys.number("listen.log.bytes", general.logBytes(), 0, 16 << 20));
    }

    private static List<Network> networks(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Network::parse)
                .toList();
    }

    private static Set<String> scenarios(String text) {
        Set<String> names = new TreeSet<>();
        for (String name : text.split(",", -1)) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a scenario without a name");
            }
            names.add(name.strip());
        }
        return Set.copyOf(names);
    }
}
