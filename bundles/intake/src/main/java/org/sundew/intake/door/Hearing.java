package org.sundew.intake.door;

import org.sundew.event.Endpoint;
import org.sundew.event.Listen;
import org.sundew.gate.Arrival;

/** What intake knows, for someone who asks what it would do: an arrival is made up and heard, and nothing is counted. */
interface Hearing {
    /**
     * The arrival that this would be now.
     *
     * @param connection which connection of the visitor to the port it is; 0 for the next one
     */
    Arrival suppose(Endpoint visitor, Endpoint sensor, Listen listen, long connection);

    /** Who would judge it, and what is missing. */
    Roster roster();
}
