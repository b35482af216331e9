package org.sundew.journal;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;

/** The durable log of events. Thread-safe. */
@ProviderType
public interface Journal {
    /**
     * Takes an event. Never blocks: what does not fit into the queue, or cannot be written, is lost, counted, and told to
     * the receipt. The event's own sequence is ignored: the journal sets it.
     */
    void append(SensorEvent event, Receipt receipt);

    /**
     * A reader with a durable cursor of this name (letters, digits, {@code . _ ~ -}). A new name starts at the end of the
     * log: history never alerts. At most one reader of a name is open at a time.
     */
    JournalReader reader(String name);

    /** Forgets the cursor of this name, if no reader has it open. */
    void forget(String name);

    /** Finds events, newest first, up to the query's limit. Reads files; may block for seconds on a large log. */
    List<SensorEvent> find(EventQuery query);

    /** The event with this id, if it is still kept. May block as {@link #find}. */
    Optional<SensorEvent> find(Id id);

    /** The one JSON form of an event: ECS, one line, without its line end; UTF-8. */
    byte[] json(SensorEvent event);

    /** The counters, at this moment. */
    JournalStatus status();
}
