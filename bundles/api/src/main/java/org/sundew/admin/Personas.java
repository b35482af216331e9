package org.sundew.admin;

import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;
import org.sundew.sim.Persona;

/**
 * The personas there are. The service's properties change whenever one of them does. Thread-safe; does not block.
 */
@ProviderType
public interface Personas {
    /** The persona of this name; the sensor's own choice if the name is blank or there is no such persona. */
    Persona persona(String name);

    /** Their names. */
    SortedSet<String> names();

    /** Whether {@link #persona} has what the sensor's configuration chose, and not just a stopgap. */
    boolean settled();
}
