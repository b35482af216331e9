/**
 * Who is told: an alert sink receives journaled events on a lane of its own, oldest first, at least once.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.alert;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
