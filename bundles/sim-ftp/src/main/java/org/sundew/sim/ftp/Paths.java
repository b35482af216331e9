package org.sundew.sim.ftp;

/** How a product reads paths. */
enum Paths {
    /** As Unix does. */
    UNIX,
    /** As Unix does, and a tilde is the root. */
    TILDE,
    /** As Windows does: in any case, and a backslash is a slash. */
    WINDOWS
}
