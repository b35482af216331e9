package org.sundew.event;

import java.util.Locale;

/** How an arrival came: KFSensor's four protocols (manual, DOS Attack Settings). */
public enum Transport {
    TCP,
    UDP,
    ICMP,
    WIN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in configuration, events and the console. */
    public String label() {
        return label;
    }

    /**
     * Reads the word, in any case.
     *
     * @throws IllegalArgumentException if it is none of the four
     */
    public static Transport of(String label) {
        for (Transport transport : values()) {
            if (transport.label.equalsIgnoreCase(label.trim())) {
                return transport;
            }
        }
        throw new IllegalArgumentException("not a transport (tcp, udp, icmp, win): " + label);
    }
}
