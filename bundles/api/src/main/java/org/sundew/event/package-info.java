/**
 * What happened: the immutable values that travel from an arrival to the journal and on to every sink.
 * Values only: nothing here does I/O, holds a lock or knows who is listening.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
