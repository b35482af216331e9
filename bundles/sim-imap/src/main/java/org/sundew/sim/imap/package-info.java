/**
 * The sim server that plays Dovecot's IMAP: log-ins, and a small made-up mailbox for those who get in. What it answers was
 * recorded from Dovecot 2.3.19.1 as Debian 12 has it, and a test holds it to that (dovecot.talk). Of NOTIFY, CATENATE and
 * BINARY there is the name only. It is not a mail store: nothing in it is anybody's mail, and what is
 * changed is as it was at the next visit.
 */
@NullMarked
package org.sundew.sim.imap;

import org.jspecify.annotations.NullMarked;
