package org.sundew.journal;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.SensorEvent;

/** Follows the log from a durable cursor. One thread at a time. */
@ProviderType
public interface JournalReader extends AutoCloseable {
    /**
     * The next durable events in order, at most {@code max}, waiting up to the duration for the first; empty if none came.
     * Does not move the cursor: until {@link #commit}, a reader opened anew sees them again.
     */
    List<SensorEvent> read(int max, Duration wait) throws InterruptedException;

    /** Goes back to the cursor: the next read repeats what was not committed. */
    void rewind();

    /** Moves the cursor behind all that was read so far. Durable within the commit interval. */
    void commit();

    /** How many durable events lie between the cursor and the end of the log. */
    long lag();

    /** How many events retention removed before this reader came to them, since the reader was made. */
    long overtaken();

    /** Lets go of the name; the cursor stays. */
    @Override
    void close();
}
