/**
 * The sim server that plays Dovecot's POP3: log-ins, and a small made-up mailbox for those who get in. What it answers was
 * recorded from Dovecot 2.3.19.1 as Debian 12 has it, and a test holds it to that (dovecot.talk). It is not a
 * mail store: nothing in it is anybody's mail, and what is deleted is back at the next visit.
 */
@NullMarked
package org.sundew.sim.pop3;

import org.jspecify.annotations.NullMarked;
