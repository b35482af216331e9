package org.sundew.journal;

/**
 * The journal's counters since it started, and its size.
 *
 * @param appended events taken
 * @param durable  events on disk
 * @param lost     events lost
 * @param sequence the last sequence number on disk
 * @param bytes    size of all segments on disk, in bytes
 * @param failing  what keeps it from writing now, or empty
 */
public record JournalStatus(long appended, long durable, long lost, long sequence, long bytes, String failing) {}
