/**
 * Who may come in: a gate judges each arrival before any sim server hears of it. Gates never publish events;
 * they return what they found and intake decides, after all gates spoke, what is told.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.gate;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
