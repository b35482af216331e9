/**
 * The sim server that needs no code: what it says to whom is written in one YAML file, as states and rules that match what
 * the visitor says. It is for services that a few exchanges bring to life, such as a log-in that never succeeds; it has no
 * loops, no arithmetic and no way out to the machine, and a protocol with lengths or checksums needs a sim server of its own.
 */
@NullMarked
package org.sundew.sim.script;

import org.jspecify.annotations.NullMarked;
