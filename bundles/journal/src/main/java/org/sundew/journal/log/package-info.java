/**
 * The event log on disk: one writer that batches and forces, segments of JSON lines, readers with durable cursors, search.
 *
 * <p>It is for keeping events, in order, whatever happens to the process or the disk. It is not for deciding what an event is
 * (intake), nor whom to tell of it (dispatch): it knows neither visitors nor sinks.
 */
@NullMarked
package org.sundew.journal.log;

import org.jspecify.annotations.NullMarked;
