package org.sundew.listener;

/**
 * What the listener as a whole allows, beside the limits of each visit.
 *
 * @param pendingBytes        how many bytes may wait for one visitor that does not read
 * @param bufferBytes         how many bytes all sessions together may keep: see {@link Budget}
 * @param udpSessions         how many UDP visits one port may have at a time
 * @param reflectionFactor    how many bytes a UDP visitor gets for each byte it sent
 * @param reflectionAllowance how many bytes a UDP visitor's address gets beyond that, a minute
 * @param proxySeconds        how long a PROXY header may take
 */
record Bounds(
        long pendingBytes,
        long bufferBytes,
        int udpSessions,
        double reflectionFactor,
        int reflectionAllowance,
        int proxySeconds) {}
