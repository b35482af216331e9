package org.sundew.icmp;

import java.util.concurrent.atomic.AtomicLong;

/** What became of the messages that the kernel gave us. Thread-safe. */
final class Counters {
    /** Went to intake. */
    final AtomicLong arrivals = new AtomicLong();
    /** This machine's own kernel sent them. */
    final AtomicLong own = new AtomicLong();
    /** Of a type or to an address that is not asked for. */
    final AtomicLong passed = new AtomicLong();
    /** No whole ICMP message. */
    final AtomicLong malformed = new AtomicLong();
    /** Never reached us: the kernel's queue was full. */
    final AtomicLong dropped = new AtomicLong();
}
