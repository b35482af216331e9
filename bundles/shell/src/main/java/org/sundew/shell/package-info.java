/**
 * The made-up shell that sim servers share: a file system, some 200 commands and the languages of bash, BusyBox and
 * Windows' cmd, all in memory. No command ever runs, nothing is read from this machine and nothing leaves it. Support for
 * bundles of this project, not part of the API: it changes without notice.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.shell;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
