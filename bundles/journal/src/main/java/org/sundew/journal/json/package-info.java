/**
 * The one JSON form of an event: ECS 8, one object a line, written and read back without loss.
 *
 * <p>It is for turning events into bytes and bytes into events, and for what can be told of a line without reading it. It
 * knows nothing of files.
 */
@NullMarked
package org.sundew.journal.json;

import org.jspecify.annotations.NullMarked;
