package org.sundew.rules;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;

/**
 * A visitor rule as its cfg has it, checked.
 *
 * @param scenarios where it holds; with {@code *} among them, in every one
 * @param transport null for any
 * @param sensor    the addresses it is for, of ours; empty for any
 * @param least     the first connection it is for, from 1; 0 if the cfg sets none
 * @param most      the last; 0 if the cfg sets none
 * @param severity  null to leave it
 */
record Rule(
        String name,
        String file,
        boolean enabled,
        Set<String> scenarios,
        Visitors visitors,
        @Nullable Transport transport,
        List<Range> sensor,
        Ports ports,
        long least,
        long most,
        boolean close,
        boolean ignore,
        @Nullable Severity severity,
        Written written) {

    static final String RULESET = "visitor-rules";
    static final String EVERY = "*";

    /** What an operator wrote, to be shown as such. */
    record Written(String visitor, String port, String sensorAddress) {}

    Rule {
        scenarios = Set.copyOf(scenarios);
        sensor = List.copyOf(sensor);
    }

    /** The same rule, enabled. */
    Rule switchedOn() {
        return new Rule(
                name, file, true, scenarios, visitors, transport, sensor, ports, least, most, close, ignore, severity,
                written);
    }

    boolean inEveryScenario() {
        return scenarios.contains(EVERY);
    }

    boolean holdsIn(String scenario) {
        return inEveryScenario() || scenarios.contains(scenario);
    }

    /** Whether the cfg bounds the connections at all. */
    boolean bounded() {
        return least > 0 || most > 0;
    }

    boolean counts(long connection) {
        return connection >= least && connection <= last();
    }

    /** The last connection it is for. */
    long last() {
        return most > 0 ? most : Long.MAX_VALUE;
    }

    /** The first connection it is for. */
    long first() {
        return Math.max(1, least);
    }

    /** Whether it is for connections to this address of ours. */
    boolean at(InetAddress address) {
        if (sensor.isEmpty()) {
            return true;
        }
        for (Range each : sensor) {
            if (each.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The conditions that the index does not look after: visitor, transport and port are met. */
    boolean meetsTheRest(Arrival arrival) {
        return counts(arrival.onPort())
                && holdsIn(arrival.visit().listen().scenario())
                && (sensor.isEmpty() || at(arrival.visit().sensor().address()));
    }

    Verdict verdict() {
        return new Verdict(
                close ? Door.CLOSE : Door.OPEN,
                ignore ? Silence.IGNORED : Silence.NONE,
                severity,
                List.of(),
                new RuleMatch(name, name, RULESET),
                null);
    }

    /** What it does, for people. */
    String action() {
        String door = close ? "close" : "";
        String silence = ignore ? (close ? " and ignore" : "ignore") : "";
        String grade = severity == null ? "" : (close || ignore ? ", " : "") + "severity " + severity.label();
        String all = door + silence + grade;
        return all.isEmpty() ? "change nothing" : all;
    }
}
