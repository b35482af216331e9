package org.sundew.sim.ftp;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What is to be shown of a visit's files.
 *
 * @param now when it is shown
 * @param zone the machine's time zone
 * @param user whose the files seem to be, where a product shows names
 * @param writable whether the visitor may change something
 */
record View(VisitFiles files, Instant now, ZoneId zone, String user, boolean writable) {
    /** How a folder of the tree is shown: whoever may write into it must find that it can be written into. */
    String folderMode() {
        return writable ? "drwxrwxrwx" : "drwxr-xr-x";
    }

    Instant changed(FtpFile file) {
        return files.changed(file, now);
    }
}
