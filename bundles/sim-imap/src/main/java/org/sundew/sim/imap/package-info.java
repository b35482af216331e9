/**
 * The sim server that plays Dovecot's IMAP: log-ins, and a small made-up mailbox for those who get in. Its words are those of
 * Dovecot 2.3 on Debian 12. It is not a mail store: nothing in it is anybody's mail, and nothing can be put into it.
 */
@NullMarked
package org.sundew.sim.imap;

import org.jspecify.annotations.NullMarked;
