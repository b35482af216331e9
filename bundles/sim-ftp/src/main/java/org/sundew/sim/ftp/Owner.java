package org.sundew.sim.ftp;

/** Whose a file is, as numbers: vsFTPd shows no names (its option text_userdb_names is off by default). */
record Owner(int user, int group) {
    static final Owner ROOT = new Owner(0, 0);
    /** The user ftp and group nogroup of many a Debian. */
    static final Owner GUEST = new Owner(110, 117);

    static final Owner USER = new Owner(1000, 1000);
}
