/**
 * What a finished conversation looked like: detectors read transcripts, after the fact, and annotate the event.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.detect;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
