package org.sundew.win;

import java.util.concurrent.atomic.AtomicLong;

/** What became of connections and records. Thread-safe. */
final class Counters {
    /** Went to intake. */
    final AtomicLong arrivals = new AtomicLong();
    /** Of an id that is not asked for. */
    final AtomicLong unknown = new AtomicLong();
    /** Not a JSON object, or over a bound. */
    final AtomicLong malformed = new AtomicLong();
    /** Connections that proved themselves. */
    final AtomicLong trusted = new AtomicLong();
    /** Connections that did not, or that there was no room for. */
    final AtomicLong refused = new AtomicLong();
}
