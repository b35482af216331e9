/**
 * The sim server that plays Postfix: takes mail from anybody to anybody, tells of it, keeps its beginning, and sends it
 * nowhere. Its words are those of Postfix 3.7 on Debian 12. It is not a mail server: it has no queue and never dials out.
 */
@NullMarked
package org.sundew.sim.smtp;

import org.jspecify.annotations.NullMarked;
