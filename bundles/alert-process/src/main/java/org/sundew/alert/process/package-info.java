/**
 * Has an external program handle events: to write a log of one's own, or to do something about a visitor. It starts the program,
 * tells it of the event, bounds it and keeps what it said; what the program does is the operator's affair.
 */
@NullMarked
package org.sundew.alert.process;

import org.jspecify.annotations.NullMarked;
