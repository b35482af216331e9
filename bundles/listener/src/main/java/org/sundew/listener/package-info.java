/**
 * The ports of the sensor: opens them where sim server services say, turns connections and datagrams into sessions, and
 * holds every limit that a session has (bytes, idleness, time, slow readers, reflection). It is the only bundle that knows
 * Netty. It judges nobody and stores nothing: who may come in and what becomes of a finished visit is intake's business.
 */
@NullMarked
package org.sundew.listener;

import org.jspecify.annotations.NullMarked;
