/**
 * The sim server that says nothing: it closes at once, or listens first and then closes. It is for ports where a
 * connection, and perhaps what the visitor says first, is all there is to learn; for a port that should greet, take
 * {@code banner}. (The package is not called {@code null} because that is a keyword; its kind and PID are.)
 */
@NullMarked
package org.sundew.sim.nothing;

import org.jspecify.annotations.NullMarked;
