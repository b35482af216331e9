package org.sundew.rules;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sundew.gate.Arrival;

/**
 * The total order as the operator's guide has it, read word for word: every rule is asked, those that fit are sorted. Shares
 * no code with the rulebook: addresses are big numbers here.
 */
final class NaiveReading {
    /** What a rule of the naive kind has. A visitor list that is empty is anybody; hosts come with their addresses. */
    record Plain(
            String name,
            List<Net> hosts,
            List<Net> nets,
            boolean anybody,
            String protocol,
            List<Integer> ports,
            long least,
            long most,
            List<Net> sensor,
            String scenario) {}

    /** From one address to another. */
    record Net(int version, BigInteger first, BigInteger last) {
        boolean has(InetAddress address) {
            BigInteger number = number(address);
            return version == NaiveReading.version(address)
                    && number.compareTo(first) >= 0
                    && number.compareTo(last) <= 0;
        }

        BigInteger width() {
            return last.subtract(first);
        }
    }

    private record Candidate(Plain rule, int kind, BigInteger width) {}

    private NaiveReading() {}

    static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    static int version(InetAddress address) {
        return address.getAddress().length == 4 ? 4 : 6;
    }

    static String decides(List<Plain> rules, Arrival arrival) {
        List<Candidate> fitting = new ArrayList<>();
        for (Plain rule : rules) {
            if (fits(rule, arrival)) {
                candidates(rule, arrival.visit().visitor().address(), fitting);
            }
        }
        fitting.sort(Comparator.comparing(Candidate::kind)
                .thenComparing(Candidate::width)
                .thenComparing(each -> each.rule().ports().isEmpty()
                        ? 65536
                        : each.rule().ports().size())
                .thenComparing(each -> each.rule().protocol().equals("any"))
                .thenComparing(each -> each.rule().least() == 0 && each.rule().most() == 0)
                .thenComparing(each -> each.rule().sensor().isEmpty())
                .thenComparing(each -> each.rule().name()));
        return fitting.isEmpty() ? "" : fitting.get(0).rule().name();
    }

    private static void candidates(Plain rule, InetAddress visitor, List<Candidate> fitting) {
        if (rule.anybody()) {
            fitting.add(new Candidate(rule, 2, BigInteger.ZERO));
        }
        for (Net host : rule.hosts()) {
            if (host.has(visitor)) {
                fitting.add(new Candidate(rule, 0, BigInteger.ZERO));
            }
        }
        for (Net net : rule.nets()) {
            if (net.has(visitor)) {
                fitting.add(new Candidate(rule, 1, net.width()));
            }
        }
    }

    private static boolean fits(Plain rule, Arrival arrival) {
        long connection = arrival.onPort();
        return (rule.protocol().equals("any")
                        || rule.protocol()
                                .equals(arrival.visit().listen().transport().label()))
                && (rule.ports().isEmpty()
                        || rule.ports().contains(arrival.visit().listen().port()))
                && (rule.least() == 0 || connection >= rule.least())
                && (rule.most() == 0 || connection <= rule.most())
                && (rule.sensor().isEmpty()
                        || rule.sensor().stream()
                                .anyMatch(
                                        net -> net.has(arrival.visit().sensor().address())))
                && (rule.scenario().equals("*")
                        || rule.scenario().equals(arrival.visit().listen().scenario()));
    }
}
