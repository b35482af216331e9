package org.sundew.sim.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a request (RFC 3261 section 7): folded lines joined, compact names written out, no line end in any value. At
 * most {@value #HEADERS_MAX} headers are kept.
 */
record Request(String method, String uri, String version, List<Header> headers) {
    /** One header, its name in lower case. */
    record Header(String name, String value) {}

    static final int HEADERS_MAX = 64;

    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("i", "call-id"),
            Map.entry("m", "contact"),
            Map.entry("e", "content-encoding"),
            Map.entry("l", "content-length"),
            Map.entry("c", "content-type"),
            Map.entry("f", "from"),
            Map.entry("s", "subject"),
            Map.entry("k", "supported"),
            Map.entry("t", "to"),
            Map.entry("v", "via"),
            Map.entry("o", "event"),
            Map.entry("u", "allow-events"),
            Map.entry("r", "refer-to"),
            Map.entry("b", "referred-by"),
            Map.entry("x", "session-expires"));

    /** Reads a head, or nothing where its first line is not a request's. */
    static Optional<Request> of(String head) {
        String[] lines = head.strip().split("\n", -1);
        String[] first = lines[0].strip().split(" ", -1);
        if (first.length != 3
                || !first[0].matches("[A-Za-z.!%*_+`'~-]{1,32}")
                || !first[2].matches("(?i)SIP/\\d\\.\\d")) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        for (String line : unfolded(lines)) {
            int colon = line.indexOf(':');
            if (colon > 0 && headers.size() < HEADERS_MAX) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.add(new Header(COMPACT.getOrDefault(name, name), clean(line.substring(colon + 1))));
            }
        }
        return Optional.of(new Request(first[0], clean(first[1]), first[2], List.copyOf(headers)));
    }

    private static List<String> unfolded(String... lines) {
        List<StringBuilder> whole = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            boolean folded = lines[i].startsWith(" ") || lines[i].startsWith("\t");
            if (folded && !whole.isEmpty()) {
                whole.get(whole.size() - 1).append(' ').append(lines[i].strip());
            } else {
                whole.add(new StringBuilder(lines[i].stripTrailing()));
            }
        }
        return whole.stream().map(StringBuilder::toString).toList();
    }

    /** What may stand in a line of ours: no control characters. */
    private static String clean(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        value.strip().chars().forEach(c -> clean.append(c < ' ' || c == 0x7F ? ' ' : (char) c));
        return clean.toString();
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** The first header of that name, or empty. */
    String header(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** Whether it has what every request must have. */
    boolean whole() {
        return List.of("via", "from", "to", "call-id", "cseq").stream()
                .noneMatch(name -> header(name).isEmpty());
    }

    /** Whom the request is for: the user in its URI. */
    String user() {
        String address = uri.replaceFirst("(?i)^(sips?|tel):", "");
        int at = address.indexOf('@');
        String user = at >= 0 ? address.substring(0, at) : "";
        int parameters = user.indexOf(';');
        return parameters >= 0 ? user.substring(0, parameters) : user;
    }

    /** The length that the head announces for a body: 0 where it says none, -1 where it says nonsense. */
    static int bodyLength(String head) {
        for (String line : head.split("\n", -1)) {
            String[] parts = line.split(":", 2);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            if (parts.length == 2 && (name.equals("content-length") || name.equals("l"))) {
                return parts[1].strip().matches("\\d{1,7}") ? Integer.parseInt(parts[1].strip()) : -1;
            }
        }
        return 0;
    }
}
