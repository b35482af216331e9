/**
 * The one door for arrivals of every transport. Used by what receives arrivals (listener, icmp, win), not by plug-ins.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.intake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
