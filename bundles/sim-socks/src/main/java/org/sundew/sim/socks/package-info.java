/**
 * The sim server that plays a SOCKS proxy: versions 4, 4a and 5 (RFC 1928, RFC 1929). It records who wanted to get where and
 * refuses, or says yes and swallows what it is given. It never opens a connection of its own.
 */
@NullMarked
package org.sundew.sim.socks;

import org.jspecify.annotations.NullMarked;
