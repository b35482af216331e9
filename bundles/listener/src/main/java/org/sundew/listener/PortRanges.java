package org.sundew.listener;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads sensor ports as an operator writes them: {@code "21, 2100-2121"}. Port 0 is any free one. */
final class PortRanges {
    /** The most ports of one listen: each costs a socket. */
    static final int MAX_PORTS = 4096;

    private static final int MAX_PORT = 65535;

    private PortRanges() {}

    /**
     * The ports, each once, in order.
     *
     * @throws IllegalArgumentException if the text is not a list of ports and ranges; the message says what is wrong
     */
    static List<Integer> parse(String text) {
        Set<Integer> ports = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            add(part.strip(), ports);
        }
        return List.copyOf(ports);
    }

    private static void add(String part, Set<Integer> ports) {
        int dash = part.indexOf('-');
        int first = port(dash < 0 ? part : part.substring(0, dash));
        int last = dash < 0 ? first : port(part.substring(dash + 1));
        if (last < first) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        for (int port = first; port <= last; port++) {
            ports.add(port);
            if (ports.size() > MAX_PORTS) {
                throw new IllegalArgumentException("more than " + MAX_PORTS + " ports");
            }
        }
    }

    private static int port(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw new IllegalArgumentException("not a port, a range of ports or a list of those");
        }
        int port = Integer.parseInt(digits);
        if (port > MAX_PORT) {
            throw new IllegalArgumentException("a port above " + MAX_PORT);
        }
        return port;
    }
}
