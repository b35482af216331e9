package org.sundew.admin;

import java.util.List;

/**
 * One visitor rule as it stands.
 *
 * @param name           the name of its cfg, as in {@code org.sundew.rule-<name>.cfg}
 * @param file           the cfg's file name
 * @param state          {@code active}; {@code inactive} (another scenario); {@code disabled}; {@code waiting} (for its list,
 *                       or for a name server's first answer); or {@code refused} (its cfg never was good)
 * @param visitor        as configured; empty is anybody
 * @param networks       how many addresses and ranges that comes to at the moment
 * @param port           as configured; empty is any
 * @param sensorAddress  as configured; empty is any
 * @param connectionsMin 0 for none
 * @param connectionsMax 0 for none
 * @param severity       {@code no-change}, {@code low}, {@code medium} or {@code high}
 * @param decided        arrivals it decided since the rules started, kept over its edits
 * @param problems       what is wrong with it
 */
public record RuleView(
        String name,
        String file,
        String state,
        String scenario,
        String visitor,
        int networks,
        String protocol,
        String sensorAddress,
        String port,
        long connectionsMin,
        long connectionsMax,
        boolean close,
        boolean ignore,
        String severity,
        long decided,
        List<Problem> problems) {
    /** Copies the list. */
    public RuleView {
        problems = List.copyOf(problems);
    }
}
