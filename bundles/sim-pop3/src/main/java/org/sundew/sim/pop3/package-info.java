/**
 * The sim server that plays Dovecot's POP3: log-ins, and a small made-up mailbox for those who get in. Its words are those of
 * Dovecot 2.3 on Debian 12. It is not a mail store: nothing in it is anybody's mail, and what is deleted is back at the next
 * visit.
 */
@NullMarked
package org.sundew.sim.pop3;

import org.jspecify.annotations.NullMarked;
