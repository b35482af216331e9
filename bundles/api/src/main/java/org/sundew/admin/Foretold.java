package org.sundew.admin;

import java.util.List;
import org.sundew.gate.Weighed;

/**
 * What would become of an arrival.
 *
 * @param visitor     who it would count for: an IPv4 address, or an IPv6 /64
 * @param listen      the name of the listen it would come to; empty if none is open there
 * @param connections which connection of this visitor to this port it would be
 * @param total       which arrival of this visitor by this transport
 * @param openNow     its open sessions, this one included
 * @param ports       how many ports it would have tried
 * @param door        {@code open}, {@code close} or {@code reset}
 * @param silence     {@code none} (its events are told), {@code suppressed} or {@code ignored}
 * @param severity    what its event would matter at least: {@code low}, {@code medium} or {@code high}
 * @param rule        the visitor rule that decides, or empty
 * @param limit       the limit that decides, or empty
 * @param gates       what each gate says, in order
 * @param remarks     what is missing for a certain answer, in a line each
 */
public record Foretold(
        String visitor,
        String transport,
        int port,
        String listen,
        String scenario,
        long connections,
        long total,
        int openNow,
        int ports,
        String door,
        String silence,
        String severity,
        String rule,
        String limit,
        List<GateSays> gates,
        List<String> remarks) {

    /**
     * What one gate says.
     *
     * @param severity what it sets, or empty
     * @param findings what it would tell of, in a line each
     * @param weighed  the rules or limits it considers; empty if it does not explain itself
     */
    public record GateSays(
            String gate, String door, String silence, String severity, List<String> findings, List<Weighed> weighed) {}
}
