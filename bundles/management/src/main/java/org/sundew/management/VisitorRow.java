package org.sundew.management;

import java.util.List;
import org.sundew.admin.VisitorView;

/** A {@link VisitorView} with the getters that JMX makes open types of. */
public final class VisitorRow {
    private final VisitorView visitor;

    VisitorRow(VisitorView visitor) {
        this.visitor = visitor;
    }

    /** IPv4 address, or IPv6 prefix with {@code /64}. */
    public String getAddress() {
        return visitor.address();
    }

    /** When it first came, ISO-8601. */
    public String getFirstSeen() {
        return visitor.firstSeen().toString();
    }

    /** When it last came, ISO-8601. */
    public String getLastSeen() {
        return visitor.lastSeen().toString();
    }

    /** All its arrivals. */
    public long getArrivals() {
        return visitor.arrivals();
    }

    /** Its open sessions. */
    public int getOpen() {
        return visitor.open();
    }

    /** Distinct sensor ports it tried, as {@code 21/tcp}, the first few. */
    public List<String> getPorts() {
        return visitor.ports();
    }
}
