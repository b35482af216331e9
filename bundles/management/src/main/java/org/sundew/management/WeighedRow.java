package org.sundew.management;

import java.util.stream.Stream;
import org.sundew.admin.Foretold.GateSays;
import org.sundew.gate.Weighed;

/** A {@link Weighed} of a gate, with the getters that JMX makes open types of. */
public final class WeighedRow {
    private final String gate;
    private final Weighed weighed;

    private WeighedRow(String gate, Weighed weighed) {
        this.gate = gate;
        this.weighed = weighed;
    }

    static Stream<WeighedRow> of(GateSays gate) {
        return gate.weighed().stream().map(each -> new WeighedRow(gate.gate(), each));
    }

    /** The gate that considers it. */
    public String getGate() {
        return gate;
    }

    /** The rule or limit. */
    public String getName() {
        return weighed.name();
    }

    /** Whether it decides. */
    public boolean isDecides() {
        return weighed.decides();
    }

    /** Why it does or does not. */
    public String getReason() {
        return weighed.reason();
    }
}
