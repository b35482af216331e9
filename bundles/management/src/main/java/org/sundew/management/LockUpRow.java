package org.sundew.management;

import org.sundew.admin.Limits.LockUp;

/** A {@link LockUp} with the getters that JMX makes open types of. */
public final class LockUpRow {
    private final LockUp lockUp;

    LockUpRow(LockUp lockUp) {
        this.lockUp = lockUp;
    }

    public String getProtocol() {
        return lockUp.protocol();
    }

    public String getLimit() {
        return lockUp.limit();
    }

    public long getAllowed() {
        return lockUp.allowed();
    }

    /** Visits let in within the window. */
    public long getUsed() {
        return lockUp.used();
    }

    /** ISO-8601. */
    public String getSince() {
        return lockUp.since().toString();
    }

    /** When it is seen next whether the window has room, ISO-8601. */
    public String getCheck() {
        return lockUp.check().toString();
    }
}
