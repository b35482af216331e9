/**
 * The sim server that plays vsFTPd, ProFTPD or the FTP service of IIS: the log-in dialogue, a made-up tree to look at, passive
 * transfers, and uploads that are captured but never served back. What a product says is in a words file, with the commands
 * it knows and what it does unlike others; how it lists files is a {@link org.sundew.sim.ftp.Lister}. Words and listings were
 * taken down from vsFTPd 3.0.3 and ProFTPD 1.3.8 on Debian 12, and from published transcripts of IIS. It is not an FTP server:
 * it has no access to any file while it runs, and it never dials out, so active mode always fails as if a firewall stood
 * between.
 */
@NullMarked
package org.sundew.sim.ftp;

import org.jspecify.annotations.NullMarked;
