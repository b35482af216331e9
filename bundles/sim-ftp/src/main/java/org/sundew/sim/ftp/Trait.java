package org.sundew.sim.ftp;

import java.util.Locale;

/** What a product does unlike the others; a words file lists those it has, in lower case with dots. */
enum Trait {
    /** An unknown command is called so before a log-in, too. */
    UNKNOWN_FIRST,
    /** The door is shut to other protocols before a log-in, too. */
    SHUT_FIRST,
    /** Guests must write their name in lower case. */
    GUEST_EXACT,
    /** USER after a log-in begins another. */
    RELOGIN,
    /** The file is looked for before the data connection. */
    FILE_FIRST,
    /** A refused transfer gives up the data connection. */
    FAILURE_DROPS,
    /** A transfer is announced before its connection is there. */
    OPENS_AT_ONCE,
    /** ASCII mode sends lines ended by CR LF. */
    ASCII_CONVERTS,
    /** What is announced of a resumed download is the rest. */
    REST_COUNTS,
    /** PORT may name any private address: it is taken for a visitor behind NAT. */
    PRIVATE_ACCEPTED,
    /** Dates are told in the machine's time zone, not in GMT. */
    LOCAL_TIMES,
    /** IPv4 addresses are shown as IPv6 ones. */
    MAPPED,
    /** A unique name is made of random letters. */
    UNIQUE_RANDOM,
    /** TYPE takes every form of A, I and L. */
    TYPE_FORMS;

    static Trait named(String name) {
        return valueOf(name.trim().toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
