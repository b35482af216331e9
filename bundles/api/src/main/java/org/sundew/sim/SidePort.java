package org.sundew.sim;

import org.osgi.annotation.versioning.ProviderType;

/** A port opened for one connection of one visitor. Call it from the session's thread only. */
@ProviderType
public interface SidePort {
    /** The port number, as the visitor must dial it. */
    int port();

    /** Closes the port; a side session already open goes on. */
    void close();
}
