package org.sundew.admin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The alert sinks and their lanes. */
@ProviderType
public interface Sinks {
    /** Every sink, by name. */
    List<SinkView> sinks();

    /**
     * Has the sink deliver one test event, made for this and not journaled, and waits for the outcome, up to 30 s.
     *
     * @return what happened, in one line
     * @throws IllegalArgumentException if there is no such sink
     * @throws IllegalStateException if the sink refused it; the message says why
     */
    String test(String name);

    /**
     * Has this run whenever a sink comes, goes or gets another name, on the thread that brought it about; must not block.
     *
     * @return running it ends that
     */
    default Runnable onChange(Runnable listener) {
        return () -> {};
    }
}
