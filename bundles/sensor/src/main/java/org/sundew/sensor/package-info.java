/**
 * Who this sensor is, how it is, and the guard over its configuration. The guard looks at every cfg before a component gets
 * it and keeps the last good one in force; the sensor gathers everybody's problems and counters into one status.
 * Not here: any decision about visitors, and any setting but the sensor's own names.
 */
@NullMarked
package org.sundew.sensor;

import org.jspecify.annotations.NullMarked;
