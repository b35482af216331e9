/**
 * Runs external programs for other bundles: a command line that no shell sees, a clean environment, bounds, and an end for the
 * program and everything it started. It knows of visits, but neither of alerts nor of sim servers: what is run, and what is
 * done with what it says, is up to the bundles that use it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.program;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
