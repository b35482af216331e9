/**
 * What a plug-in author tests with: a visitor without a socket, a lane without a journal, a clock that stands still.
 * For tests only; it is never installed in a sensor.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
