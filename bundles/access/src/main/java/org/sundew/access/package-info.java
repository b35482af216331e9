/**
 * Makes a fresh installation its owner's: an admin with a generated password, and a key for the local owner, with which
 * {@code ./sundew client} logs in. Karaf's launcher runs it from {@code lib/boot} before the first bundle, so it holds
 * however the sensor is started. It is not part of the running system, and it knows nothing of log-ins: Karaf's JAAS
 * realm reads the two files that it fills, {@code users.properties} and {@code keys.properties}.
 */
@NullMarked
package org.sundew.access;

import org.jspecify.annotations.NullMarked;
