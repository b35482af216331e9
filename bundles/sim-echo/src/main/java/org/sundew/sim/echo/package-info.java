/**
 * The echo service (RFC 862): whatever a visitor says comes back. It is the smallest sim server there is, and so the
 * one to read first. It is not a fallback for ports without a sim server of their own: those take {@code banner} or
 * {@code null}.
 */
@NullMarked
package org.sundew.sim.echo;

import org.jspecify.annotations.NullMarked;
