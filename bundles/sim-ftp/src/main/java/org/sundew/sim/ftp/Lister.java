package org.sundew.sim.ftp;

/** How a product shows files. */
interface Lister {
    /** What LIST gives for this argument. */
    Listing list(View view, String argument);

    /** What NLST gives for this argument. */
    Listing names(View view, String argument);

    /** What STAT gives for this path. */
    Listing status(View view, String argument);
}
