package org.sundew.win;

/** {@code org.sundew:type=Win}: what came in at the port for Windows events. */
public interface WinMXBean {
    /** The port that is bound, or 0. */
    int getPort();

    /** Records that went to intake. */
    long getArrivals();

    /** Records of an event id that is not asked for. */
    long getUnknown();

    /** Lines that were no record, or too long for one. */
    long getMalformed();

    /** Connections that proved themselves. */
    long getTrusted();

    /** Connections that were refused. */
    long getRefused();
}
