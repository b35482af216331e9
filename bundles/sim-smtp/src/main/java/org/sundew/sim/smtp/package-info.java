/**
 * The sim server that plays Postfix: takes mail from anybody to anybody, tells of it, keeps its beginning, and sends it
 * nowhere. What it answers was recorded from Postfix 3.7.11 as Debian 12 has it, with Dovecot behind its log-ins, and a test
 * holds it to that (postfix.talk). It is not a mail server: it has no queue and never dials out.
 */
@NullMarked
package org.sundew.sim.smtp;

import org.jspecify.annotations.NullMarked;
