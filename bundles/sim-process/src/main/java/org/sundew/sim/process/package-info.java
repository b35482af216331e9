/**
 * Has an external program play the server, as KFSensor's External Console App and honeyd's scripts do: what the visitor says is
 * its standard input, what it says on its standard output goes to the visitor. The bundle carries bytes between the two and
 * holds the program within its bounds; it speaks no protocol itself.
 */
@NullMarked
package org.sundew.sim.process;

import org.jspecify.annotations.NullMarked;
