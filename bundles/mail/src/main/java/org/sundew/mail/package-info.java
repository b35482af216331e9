/**
 * What the sim servers of mail have in common: lines that can wait for their turn, log-ins by SASL, who gets in, how long one
 * who says nothing is waited for, and a made-up mailbox. It knows of sessions, but of none of the protocols.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.mail;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
