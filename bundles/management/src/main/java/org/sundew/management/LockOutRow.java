package org.sundew.management;

import org.sundew.admin.Limits.LockOut;

/** A {@link LockOut} with the getters that JMX makes open types of. */
public final class LockOutRow {
    private final LockOut lockOut;

    LockOutRow(LockOut lockOut) {
        this.lockOut = lockOut;
    }

    /** IPv4 address, IPv6 prefix with {@code /64}, or IPv4 network with {@code /24}. */
    public String getAddress() {
        return lockOut.address();
    }

    public String getProtocol() {
        return lockOut.protocol();
    }

    /** The key of the limit that it exceeded. */
    public String getLimit() {
        return lockOut.limit();
    }

    public long getAllowed() {
        return lockOut.allowed();
    }

    /** ISO-8601. */
    public String getSince() {
        return lockOut.since().toString();
    }

    /** ISO-8601; each attempt puts it off. */
    public String getUntil() {
        return lockOut.until().toString();
    }

    public long getAttempts() {
        return lockOut.attempts();
    }
}
