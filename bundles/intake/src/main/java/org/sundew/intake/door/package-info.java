/**
 * The front door: takes arrivals of every transport, counts them in the ledger of visitors, has the gates judge them, and
 * accounts for each to the end, so that arrivals always equal journaled + ignored + suppressed + lost.
 * Not here: what a limit or a rule is (gates decide), sockets (the listener), files (the journal). The package is not
 * {@code org.sundew.intake} itself because that is the interface's, and one package lives in one bundle.
 */
@NullMarked
package org.sundew.intake.door;

import org.jspecify.annotations.NullMarked;
