package org.sundew.win;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One Windows event as a forwarder wrote it. Three dialects are understood: that of Winlogbeat from version 7 on and Elastic
 * Agent ({@code winlog.event_data.IpAddress}), that of Winlogbeat before ({@code event_data.IpAddress}), and the flat one of
 * NXLog ({@code IpAddress}). Windows writes {@code -} where it knows nothing; here that is empty.
 */
final class AuditRecord {
    private static final List<String> DATA = List.of("winlog.event_data.", "winlog.user_data.", "event_data.", "");
    private static final List<String> ADDRESSES =
            List.of("IpAddress", "SourceAddress", "ClientAddress", "SourceNetworkAddress");
    private static final List<String> PORTS = List.of("IpPort", "SourcePort", "ClientPort");
    private static final int LARGEST = 65_535;

    private final FlatJson json;

    AuditRecord(FlatJson json) {
        this.json = json;
    }

    /** The event's number, or -1. */
    int id() {
        return number(first("winlog.event_id", "EventID", "event.code", "event_id"), -1);
    }

    /** The event log it is from, or empty. */
    String channel() {
        return first("winlog.channel", "Channel", "log_name");
    }

    String provider() {
        return first("winlog.provider_name", "SourceName", "event.provider", "source_name");
    }

    String recordNumber() {
        return first("winlog.record_id", "RecordNumber", "record_number");
    }

    /** When it happened, as written. */
    String time() {
        return first("@timestamp", "EventTime");
    }

    /** The host it happened on. */
    String host() {
        return first("winlog.computer_name", "host.name", "Hostname", "computer_name");
    }

    /** The address of that host, if the forwarder adds it: the first that others could reach it by, else the first at all. */
    Optional<InetAddress> hostAddress() {
        List<InetAddress> all = Stream.of("host.ip", "MessageSourceAddress", "HostIP")
                .flatMap(name -> json.texts(name).stream())
                .flatMap(text -> Addresses.parse(text).stream())
                .toList();
        return all.stream()
                .filter(address -> !address.isLinkLocalAddress() && !address.isLoopbackAddress())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Whom it came from over the network, if it says so. */
    Optional<InetAddress> visitor() {
        return ADDRESSES.stream()
                .flatMap(name -> Addresses.parse(data(name)).stream())
                .findFirst()
                .or(() -> Addresses.parse(json.text("source.ip")));
    }

    /** The port it came from, or 0. */
    int visitorPort() {
        return PORTS.stream()
                .mapToInt(name -> number(data(name), 0))
                .filter(port -> port > 0)
                .findFirst()
                .orElse(0);
    }

    /** {@code success} or {@code failure} as far as the record says it, or empty. */
    String outcome() {
        String told = first("event.outcome", "EventType", "winlog.outcome").toLowerCase(Locale.ROOT);
        String keywords = String.join(" ", json.texts("winlog.keywords")).toLowerCase(Locale.ROOT);
        if (told.contains("failure") || keywords.contains("failure")) {
            return "failure";
        }
        return told.contains("success") || keywords.contains("success") ? "success" : "";
    }

    /** A field of the event itself, as Microsoft names it; empty if it is missing, blank or a dash. */
    String data(String name) {
        for (String prefix : DATA) {
            String value = filled(json.text(prefix + name));
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** The first of these fields of the event that is filled. */
    String data(List<String> names) {
        return names.stream()
                .map(this::data)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String first(String... paths) {
        for (String path : paths) {
            String value = filled(json.text(path));
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static String filled(String text) {
        String value = text.strip();
        return value.equals("-") ? "" : value;
    }

    private static int number(String text, int otherwise) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return otherwise;
        }
        int number = Integer.parseInt(text);
        return number <= LARGEST ? number : otherwise;
    }
}
