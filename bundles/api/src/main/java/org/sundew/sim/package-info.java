/**
 * What a sim server is written against: the platform opens the port, this package carries the conversation.
 * It names no Netty type, and a sim server needs nothing else to be complete.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.sim;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
