/**
 * The sim server that plays a telephone exchange by SIP (RFC 3261) over UDP and TCP, as Asterisk does. It knows some extensions,
 * asks whoever registers or calls for a digest, keeps that in a form that password crackers read, and refuses. No call is ever
 * made: what a visitor dialled is noted.
 */
@NullMarked
package org.sundew.sim.sip;

import org.jspecify.annotations.NullMarked;
