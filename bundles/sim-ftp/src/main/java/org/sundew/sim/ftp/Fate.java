package org.sundew.sim.ftp;

/** What comes of a wish to change a file or folder. */
enum Fate {
    DONE,
    /** It is not there, or the folder it would be in is not. */
    NONE,
    /** It is there already. */
    EXISTS,
    /** It is a folder with something in it. */
    FULL,
    /** It is a folder, and should be a file. */
    FOLDER,
    /** It is a file, and should be a folder. */
    FILE,
    /** It is not the visitor's to change, or there is no room for more. */
    DENIED
}
