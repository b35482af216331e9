/**
 * The sim server that plays vsFTPd: the log-in dialogue, a made-up tree to look at, passive transfers, and uploads that are
 * captured but never served back. Its words and the look of its listings were taken down from vsFTPd 3.0.3 on Debian 12. It
 * is not an FTP server: it has no access to any file while it runs, and it never dials out, so active mode always fails as
 * if a firewall stood between.
 */
@NullMarked
package org.sundew.sim.ftp;

import org.jspecify.annotations.NullMarked;
