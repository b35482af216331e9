package org.sundew.icmp;

import java.util.BitSet;
import java.util.Map;

/**
 * ICMP types: their names (the IANA registries "ICMP Parameters" and "ICMPv6 Parameters"), what their headers hold, and
 * which of them a kernel sends of its own accord.
 */
final class Types {
    static final int COUNT = 256;

    private static final Map<Integer, String> V4 = Map.ofEntries(
            Map.entry(0, "echo-reply"),
            Map.entry(3, "destination-unreachable"),
            Map.entry(4, "source-quench"),
            Map.entry(5, "redirect"),
            Map.entry(8, "echo-request"),
            Map.entry(9, "router-advertisement"),
            Map.entry(10, "router-solicitation"),
            Map.entry(11, "time-exceeded"),
            Map.entry(12, "parameter-problem"),
            Map.entry(13, "timestamp-request"),
            Map.entry(14, "timestamp-reply"),
            Map.entry(15, "information-request"),
            Map.entry(16, "information-reply"),
            Map.entry(17, "address-mask-request"),
            Map.entry(18, "address-mask-reply"),
            Map.entry(30, "traceroute"),
            Map.entry(40, "photuris"),
            Map.entry(42, "extended-echo-request"),
            Map.entry(43, "extended-echo-reply"));

    private static final Map<Integer, String> V6 = Map.ofEntries(
            Map.entry(1, "destination-unreachable"),
            Map.entry(2, "packet-too-big"),
            Map.entry(3, "time-exceeded"),
            Map.entry(4, "parameter-problem"),
            Map.entry(128, "echo-request"),
            Map.entry(129, "echo-reply"),
            Map.entry(130, "multicast-listener-query"),
            Map.entry(131, "multicast-listener-report"),
            Map.entry(132, "multicast-listener-done"),
            Map.entry(133, "router-solicitation"),
            Map.entry(134, "router-advertisement"),
            Map.entry(135, "neighbor-solicitation"),
            Map.entry(136, "neighbor-advertisement"),
            Map.entry(137, "redirect"),
            Map.entry(138, "router-renumbering"),
            Map.entry(139, "node-information-query"),
            Map.entry(140, "node-information-response"),
            Map.entry(141, "inverse-neighbor-solicitation"),
            Map.entry(142, "inverse-neighbor-advertisement"),
            Map.entry(143, "multicast-listener-report-v2"),
            Map.entry(160, "extended-echo-request"),
            Map.entry(161, "extended-echo-reply"));

    /** Types whose header has an identifier and a sequence number. */
    private static final BitSet QUERIES_V4 = set(0, 8, 13, 14, 15, 16, 17, 18);

    private static final BitSet QUERIES_V6 = set(128, 129);

    /** What a kernel answers or reports by itself, so that no visitor need have sent it. */
    private static final BitSet KERNEL_V4 = set(0, 3, 5, 11, 12, 14, 16, 18, 43);

    private static final BitSet KERNEL_V6 =
            set(1, 2, 3, 4, 129, 130, 131, 132, 133, 134, 135, 136, 137, 141, 142, 143, 161);

    private Types() {}

    private static BitSet set(int... types) {
        BitSet set = new BitSet(COUNT);
        for (int type : types) {
            set.set(type);
        }
        return set;
    }

    static String name(Message message) {
        return (message.v6() ? V6 : V4).getOrDefault(message.type(), "type-" + message.type());
    }

    /** Whether the header holds an identifier and a sequence number. */
    static boolean query(Message message) {
        return (message.v6() ? QUERIES_V6 : QUERIES_V4).get(message.type());
    }

    /** Whether kernels send such messages of their own accord, as they answer pings. */
    static boolean kernels(Message message) {
        return (message.v6() ? KERNEL_V6 : KERNEL_V4).get(message.type());
    }
}
