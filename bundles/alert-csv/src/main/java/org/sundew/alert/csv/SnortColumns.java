package org.sundew.alert.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorEvent;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/**
 * What stands in the columns of Snort's CSV files: of version 2 (its spo_csv, and the manual's section on alert_csv) and of version 3
 * (its alert_csv module). A sensor sees conversations, not packets: columns that tell of one packet's headers are empty.
 */
final class SnortColumns {
    /** The order of version 2; it asks for {@code tcpln}, which Snort does not know, so that column is always empty. */
    static final List<String> TWO = List.of(
            "timestamp",
            "sig_generator",
            "sig_id",
            "sig_rev",
            "msg",
            "proto",
            "src",
            "srcport",
            "dst",
            "dstport",
            "ethsrc",
            "ethdst",
            "ethlen",
            "tcpflags",
            "tcpseq",
            "tcpack",
            "tcpln",
            "tcpwindow",
            "ttl",
            "tos",
            "id",
            "dgmlen",
            "iplen",
            "icmptype",
            "icmpcode",
            "icmpid",
            "icmpseq");

    /** The order of version 3. */
    static final List<String> THREE =
            List.of("timestamp", "pkt_num", "proto", "pkt_gen", "pkt_len", "dir", "src_ap", "dst_ap", "rule", "action");

    private static final List<String> EMPTY_IN_TWO = List.of(
            "ethsrc",
            "ethdst",
            "ethlen",
            "ethtype",
            "tcpflags",
            "tcpseq",
            "tcpack",
            "tcpln",
            "tcplen",
            "tcpwindow",
            "ttl",
            "tos",
            "id",
            "dgmlen",
            "iplen",
            "udplength",
            "trheader");

    private static final List<String> EMPTY_IN_THREE = List.of(
            "client_pkts",
            "server_pkts",
            "eth_dst",
            "eth_len",
            "eth_src",
            "eth_type",
            "geneve_vni",
            "iface",
            "ip_id",
            "ip_len",
            "mpls",
            "sgt",
            "target",
            "tcp_ack",
            "tcp_flags",
            "tcp_len",
            "tcp_seq",
            "tcp_win",
            "tos",
            "ttl",
            "udp_len",
            "vlan");

    private SnortColumns() {}

    /** The columns of version 2 by name. */
    static Map<String, Function<SensorEvent, String>> two(SnortTime time) {
        Map<String, Function<SensorEvent, String>> columns = new HashMap<>();
        EMPTY_IN_TWO.forEach(name -> columns.put(name, event -> ""));
        // the blank is Snort's own
        columns.put("timestamp", event -> time.of(event.time()) + " ");
        columns.put("sig_generator", event -> Long.toString(SnortId.of(event).generator()));
        columns.put("sig_id", event -> Long.toString(SnortId.of(event).signature()));
        columns.put("sig_rev", event -> Long.toString(SnortId.of(event).revision()));
        columns.put("msg", SnortColumns::message);
        columns.put("proto", SnortColumns::protocol);
        columns.put("src", event -> EventField.SOURCE_IP.text(event));
        columns.put("srcport", event -> port(event, EventField.SOURCE_PORT));
        columns.put("dst", event -> EventField.DESTINATION_IP.text(event));
        columns.put("dstport", event -> port(event, EventField.DESTINATION_PORT));
        columns.put("icmptype", event -> number(event, "icmp.type"));
        columns.put("icmpcode", event -> number(event, "icmp.code"));
        columns.put("icmpid", event -> number(event, "icmp.id"));
        columns.put("icmpseq", event -> number(event, "icmp.sequence"));
        return columns;
    }

    /** The columns of version 3 by name. */
    static Map<String, Function<SensorEvent, String>> three(SnortTime time) {
        Map<String, Function<SensorEvent, String>> columns = new HashMap<>();
        EMPTY_IN_THREE.forEach(name -> columns.put(name, event -> ""));
        columns.put("timestamp", event -> time.of(event.time()));
        columns.put("seconds", event -> Long.toString(event.time().getEpochSecond()));
        columns.put(
                "flowstart_time",
                event -> visit(event, v -> Long.toString(v.started().getEpochSecond())));
        rule(columns);
        ends(columns);
        columns.put("pkt_num", event -> Long.toString(event.sequence()));
        columns.put("pkt_gen", event -> "raw");
        columns.put("pkt_len", event -> EventField.SOURCE_BYTES.text(event));
        columns.put("client_bytes", event -> EventField.SOURCE_BYTES.text(event));
        columns.put("server_bytes", event -> EventField.DESTINATION_BYTES.text(event));
        columns.put("b64_data", event -> '"' + EventField.PAYLOAD_RECEIVED.text(event) + '"');
        columns.put("proto", SnortColumns::protocol);
        columns.put("service", event -> EventField.SIM_KIND.text(event).isEmpty() ? "unknown" : service(event));
        columns.put("dir", event -> event.visit().isPresent() ? "C2S" : "UNK");
        columns.put("action", event -> refused(event) ? "block" : "allow");
        columns.put("icmp_type", event -> number(event, "icmp.type"));
        columns.put("icmp_code", event -> number(event, "icmp.code"));
        columns.put("icmp_id", event -> number(event, "icmp.id"));
        columns.put("icmp_seq", event -> number(event, "icmp.sequence"));
        return columns;
    }

    private static void rule(Map<String, Function<SensorEvent, String>> columns) {
        columns.put("gid", event -> Long.toString(SnortId.of(event).generator()));
        columns.put("sid", event -> Long.toString(SnortId.of(event).signature()));
        columns.put("rev", event -> Long.toString(SnortId.of(event).revision()));
        columns.put("rule", event -> {
            SnortId id = SnortId.of(event);
            return id.generator() + ":" + id.signature() + ":" + id.revision();
        });
        columns.put("msg", SnortColumns::message);
        columns.put("class", event -> "none");
        columns.put("priority", event -> switch (event.severity()) {
            case HIGH -> "1";
            case MEDIUM -> "2";
            case LOW -> "3";
        });
    }

    private static void ends(Map<String, Function<SensorEvent, String>> columns) {
        columns.put("src_addr", event -> EventField.SOURCE_IP.text(event));
        columns.put("src_port", event -> port(event, EventField.SOURCE_PORT));
        columns.put(
                "src_ap",
                event -> visit(event, v -> end(v, v.visitor(), v.visitor().port())));
        columns.put("dst_addr", event -> EventField.DESTINATION_IP.text(event));
        columns.put("dst_port", event -> port(event, EventField.DESTINATION_PORT));
        columns.put(
                "dst_ap",
                event -> visit(event, v -> end(v, v.sensor(), v.listen().port())));
    }

    /** Quoted: a signature's own message; a visitor rule's name before what happened. */
    private static String message(SensorEvent event) {
        Optional<RuleMatch> rule = event instanceof Visited visited ? visited.rule() : Optional.empty();
        String text = rule.map(match -> SnortId.signature(match) ? match.name() : match.name() + ": " + event.message())
                .orElse(event.message());
        return SnortText.quoted(text);
    }

    private static String protocol(SensorEvent event) {
        return visit(
                event,
                v -> v.listen().transport() == Transport.WIN
                        ? ""
                        : v.listen().transport().name());
    }

    private static String service(SensorEvent event) {
        String known = EventField.NETWORK_PROTOCOL.text(event);
        boolean word = known.matches("[a-z0-9-]{1,40}");
        return word ? known : EventField.SIM_KIND.text(event);
    }

    private static boolean refused(SensorEvent event) {
        return event instanceof Visited visited
                && (visited.closedBy() == ClosedBy.RULE || visited.closedBy() == ClosedBy.LIMIT);
    }

    private static boolean hasPorts(Visit visit) {
        return visit.listen().transport() == Transport.TCP || visit.listen().transport() == Transport.UDP;
    }

    private static String port(SensorEvent event, EventField field) {
        return visit(event, v -> hasPorts(v) ? field.text(event) : "");
    }

    /** Version 3 writes a port for everything, 0 where there is none, and IPv6 without brackets. */
    private static String end(Visit visit, Endpoint end, int port) {
        return end.ip() + ":" + (hasPorts(visit) ? port : 0);
    }

    /** The last note of that name, if it is a number: what is not quoted must not be anything else. */
    private static String number(SensorEvent event, String note) {
        return EventField.notes(event).stream()
                .filter(each -> each.name().equals(note))
                .map(Note::value)
                .filter(value -> value.matches("\\d{1,10}"))
                .reduce("", (first, last) -> last);
    }

    private static String visit(SensorEvent event, Function<Visit, String> part) {
        return event.visit().map(part).orElse("");
    }
}
