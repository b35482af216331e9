package org.sundew.admin;

import java.time.Instant;
import java.util.List;

/**
 * What the ledger remembers of one visitor.
 *
 * @param address  IPv4 address, or IPv6 prefix with {@code /64}
 * @param arrivals all its arrivals
 * @param open     its open sessions
 * @param ports    distinct sensor ports it tried, as {@code 21/tcp}, the first few
 */
public record VisitorView(
        String address, Instant firstSeen, Instant lastSeen, long arrivals, int open, List<String> ports) {}
