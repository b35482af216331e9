/**
 * What operators see: read-only views of the running sensor and the few things they may do to it.
 * The console and JMX are thin layers over these services.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
