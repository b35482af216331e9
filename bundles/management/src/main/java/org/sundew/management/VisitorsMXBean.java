package org.sundew.management;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code org.sundew:type=Visitors}: what the ledger remembers of visitors. */
public interface VisitorsMXBean {
    /** How many are remembered. */
    long getRemembered();

    /** How many were forgotten to stay within the bound. */
    long getEvicted();

    /** Sessions open now, of all visitors. */
    int getOpen();

    /** The hundred that came last, latest first. */
    List<VisitorRow> getLatest();

    /** What is remembered of this address (IPv6 counts as its /64), or null. */
    @Nullable
    VisitorRow visitor(String address);
}
