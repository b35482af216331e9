/**
 * The sim server that plays Redis: RESP2, and RESP3 for versions that have it, over a small key space that each visit has to
 * itself. It records what intruders use Redis for (files written by CONFIG SET and SAVE, replication from a rogue master,
 * modules, Lua) and does none of it: no file, no script and no connection comes of anything a visitor says.
 */
@NullMarked
package org.sundew.sim.redis;

import org.jspecify.annotations.NullMarked;
