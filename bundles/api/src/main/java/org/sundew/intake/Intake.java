package org.sundew.intake;

import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.Endpoint;
import org.sundew.event.Listen;

/** The door of the sensor: counts every arrival, has it judged by the gates, and accounts for it to the end. */
@ProviderType
public interface Intake {
    /**
     * Whether arrivals can be judged and recorded. While it is false (a listed gate or the journal is missing) whoever
     * accepts should stop accepting and leave visitors waiting in the kernel. One volatile read.
     */
    boolean open();

    /**
     * Takes one arrival: counts it, asks the gates, and records it if it is refused. Does not block. An arrival taken while
     * not {@link #open} is refused and counted as lost.
     */
    Admission arrive(Endpoint visitor, Endpoint sensor, Listen listen);

    /** Has this run whenever {@link #open} changes, on the thread that changed it. Closing the handle ends that. */
    AutoCloseable onChange(Runnable listener);
}
