/**
 * The sim server for everything that needs no more than a few bytes to look alive: it sends a banner, before or after
 * hearing the visitor, once or several times (KFSensor's Sim Banner). It knows no protocol and keeps no state between
 * visits; a protocol that must answer what it is asked deserves a sim server of its own.
 */
@NullMarked
package org.sundew.sim.banner;

import org.jspecify.annotations.NullMarked;
