package org.sundew.management;

/** {@code org.sundew:type=Journal}: the journal's counters since it started, and its size. */
public interface JournalMXBean {
    /** Events taken. */
    long getAppended();

    /** Events on disk. */
    long getDurable();

    /** Events lost. */
    long getLost();

    /** The last sequence number on disk. */
    long getSequence();

    /** Size of all segments on disk, in bytes. */
    long getBytes();

    /** What keeps it from writing now, or empty. */
    String getFailing();
}
