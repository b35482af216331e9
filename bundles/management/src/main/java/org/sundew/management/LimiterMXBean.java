package org.sundew.management;

import java.util.List;

/** {@code org.sundew:type=Limiter}: the DOS limits and what they have done; see {@link org.sundew.admin.Limits}. */
public interface LimiterMXBean {
    /** {@code normal} or {@code cautious}. */
    String getPreset();

    /** The limits in force. */
    List<LimitRow> getLimits();

    /** The thousand visitors that tried last though they are locked out. */
    List<LockOutRow> getLockOuts();

    /** The protocols that are locked up. */
    List<LockUpRow> getLockUps();

    int getLockedOut();

    int getIgnored();

    /** Visitors that a limit has hit and that are remembered for it. */
    int getWatched();

    /** Those among such that were forgotten for others. */
    long getForgotten();

    /** Times that there was no room to remember one. */
    long getUnwatched();

    /** Chooses the preset and writes it to the cfg. */
    void preset(String name);

    /** Lifts every lock-out of this address and forgets what was counted of it; whether there was anything. */
    boolean unlock(String address);
}
