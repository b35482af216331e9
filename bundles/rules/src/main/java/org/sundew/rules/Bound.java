package org.sundew.rules;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule with what its files and host names come to at the moment. Equal to itself alone: its lists may be long. */
final class Bound {
    private final Rule rule;
    private final List<Range> ranges;
    private final List<Range> addresses;

    /**
     * A rule with these.
     *
     * @param ranges    its addresses and networks, those of its files included
     * @param addresses the addresses of its hosts
     */
    Bound(Rule rule, List<Range> ranges, List<Range> addresses) {
        this.rule = rule;
        this.ranges = List.copyOf(ranges);
        this.addresses = List.copyOf(addresses);
    }

    Rule rule() {
        return rule;
    }

    List<Range> ranges() {
        return ranges;
    }

    List<Range> addresses() {
        return addresses;
    }

    /** A rule that names no file and no host, or whose files and hosts are not looked at. */
    static Bound of(Rule rule) {
        return new Bound(rule, rule.visitors().ranges(), List.of());
    }

    int networks() {
        return ranges.size() + addresses.size();
    }

    /** How specific the rule is for this visitor; null if it is not for it. Looks at all its networks. */
    @Nullable
    Rank rankFor(InetAddress visitor) {
        if (rule.visitors().anybody()) {
            return Rank.of(rule, Rank.Kind.ANYBODY, Width.SINGLE);
        }
        Range address = Range.of(visitor);
        for (Range each : addresses) {
            if (each.contains(address)) {
                return Rank.of(rule, Rank.Kind.HOST, Width.SINGLE);
            }
        }
        Width narrowest = null;
        for (Range each : ranges) {
            if (each.contains(address) && (narrowest == null || each.width().compareTo(narrowest) < 0)) {
                narrowest = each.width();
            }
        }
        return narrowest == null ? null : Rank.of(rule, Rank.Kind.ADDRESSES, narrowest);
    }
}
