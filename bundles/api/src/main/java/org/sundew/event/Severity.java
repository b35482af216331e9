package org.sundew.event;

import java.util.Locale;

/** How much an event matters, in KFSensor's three steps (manual, Alerts). Ordered: later is worse. */
public enum Severity {
    LOW(25),
    MEDIUM(50),
    HIGH(75);

    private final int code;
    private final String label;

    Severity(int code) {
        this.code = code;
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /** The number in {@code event.severity}: 25, 50 or 75. */
    public int code() {
        return code;
    }

    /** The lower-case word used in configuration, the console and {@code log.level}. */
    public String label() {
        return label;
    }

    /** The worse of the two. */
    public Severity atLeast(Severity floor) {
        return compareTo(floor) >= 0 ? this : floor;
    }

    /**
     * Reads the word, in any case.
     *
     * @throws IllegalArgumentException if it is none of low, medium and high
     */
    public static Severity of(String label) {
        for (Severity severity : values()) {
            if (severity.label.equalsIgnoreCase(label.trim())) {
                return severity;
            }
        }
        throw new IllegalArgumentException("not a severity (low, medium, high): " + label);
    }
}
