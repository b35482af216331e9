package org.sundew.admin;

import org.osgi.annotation.versioning.ProviderType;

/** Foretells what would become of an arrival, and why. Changes and counts nothing. Thread-safe. */
@ProviderType
public interface Judge {
    /**
     * What would become of this arrival if it came now.
     *
     * @throws IllegalArgumentException if an address or number of it makes no sense
     */
    Foretold judge(Supposed arrival);
}
