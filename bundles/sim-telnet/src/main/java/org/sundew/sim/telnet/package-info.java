/**
 * The sim server that plays telnetd: option negotiation, a log-in, and behind it the made-up shell. By persona it is that of
 * Linux, of BusyBox or of Windows. It is not a telnet server: no command runs.
 */
@NullMarked
package org.sundew.sim.telnet;

import org.jspecify.annotations.NullMarked;
