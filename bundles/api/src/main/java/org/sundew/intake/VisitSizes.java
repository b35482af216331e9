package org.sundew.intake;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How much a visit may send, and how much of it is kept, where neither its listen nor the listener says. Whoever receives
 * arrivals follows this service; a change of the sizes is a change of the service's properties. Thread-safe.
 */
@ProviderType
public interface VisitSizes {
    /** How many bytes a visitor may send, at least 1. */
    long receiveBytes();

    /** How many bytes of each direction are kept, from 0. */
    int logBytes();
}
