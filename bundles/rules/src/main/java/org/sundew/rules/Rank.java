package org.sundew.rules;

import java.util.Comparator;

/**
 * How specific a rule is for some visitors: the total order by which exactly one rule decides. Less is more specific.
 *
 * @param kind     what of the rule names the visitor
 * @param width    how many addresses that comes to; a single one for a host
 * @param ports    how many sensor ports; all for any
 * @param anyTransport  whether it is for any transport
 * @param unbounded whether it does not bound the connections
 * @param anySensor whether it is for any of our addresses
 * @param name     the rule's, which differ
 */
record Rank(Kind kind, Width width, int ports, boolean anyTransport, boolean unbounded, boolean anySensor, String name)
        implements Comparable<Rank> {

    /** What names a visitor, the most specific first. */
    enum Kind {
        HOST,
        ADDRESSES,
        ANYBODY
    }

    private static final Comparator<Rank> ORDER = Comparator.comparing(Rank::kind)
            .thenComparing(Rank::width)
            .thenComparingInt(Rank::ports)
            .thenComparing(Rank::anyTransport)
            .thenComparing(Rank::unbounded)
            .thenComparing(Rank::anySensor)
            .thenComparing(Rank::name);

    static Rank of(Rule rule, Kind kind, Width width) {
        return new Rank(
                kind,
                width,
                rule.ports().count(),
                rule.transport() == null,
                !rule.bounded(),
                rule.sensor().isEmpty(),
                rule.name());
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }

    /** Why this one goes before the other, which is less specific. */
    String beats(Rank other) {
        if (kind != other.kind || !width.equals(other.width)) {
            return text() + " goes before " + other.text();
        }
        if (ports != other.ports) {
            return portText() + " goes before " + other.portText();
        }
        if (anyTransport != other.anyTransport) {
            return "a protocol goes before any";
        }
        if (unbounded != other.unbounded) {
            return "bounded connections go before unbounded";
        }
        if (anySensor != other.anySensor) {
            return "a sensor address goes before any";
        }
        return "equally specific, and its name comes first";
    }

    /** What of the rule names the visitor, for people. */
    String text() {
        return switch (kind) {
            case HOST -> "a host name";
            case ADDRESSES -> width.single() ? "a single address" : "a range of " + width.text();
            case ANYBODY -> "anybody";
        };
    }

    private String portText() {
        if (ports == Ports.ALL) {
            return "any port";
        }
        return ports == 1 ? "a single port" : ports + " ports";
    }
}
