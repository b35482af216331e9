package org.sundew.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The books of intake: the conservation counters and the visitors it remembers. */
@ProviderType
public interface Accounts {
    /** The counters at this moment. */
    Totals totals();

    /** The remembered visitors, latest first, at most so many. */
    List<VisitorView> visitors(int limit);

    /** What is remembered of this address (IPv4, or IPv6, which counts as its /64). */
    Optional<VisitorView> visitor(String address);

    /**
     * Forgets what was counted of this address (IPv4, or IPv6, which counts as its /64); its open sessions stay open.
     *
     * @return whether anything was remembered
     */
    boolean forget(String address);

    /** Forgets what was counted of every visitor; open sessions stay open. */
    default void forgetAll() {}

    /** How many distinct sensor ports of a visitor are told apart; a limit on ports cannot be higher. */
    default int portsToldApart() {
        return Integer.MAX_VALUE;
    }

    /** Names of gates that the configuration lists and nobody provides, and {@code journal} if that is missing. */
    List<String> missing();

    /** The conservation counters; see {@link SensorStatus}. */
    record Totals(
            long arrivals,
            long journaled,
            long ignored,
            long suppressed,
            long lost,
            Map<String, Long> lostReasons,
            int open,
            long pending,
            long visitors,
            long evicted) {}
}
