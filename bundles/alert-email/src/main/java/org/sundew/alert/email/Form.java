package org.sundew.alert.email;

/** How much a mail says. */
enum Form {
    /** All that is known. */
    LONG,
    /** A line or two, for a telephone. */
    SHORT
}
