/**
 * The spine: a durable, ordered log of events, readers with cursors, and the one JSON form of an event.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
