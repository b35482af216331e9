/**
 * Measures the sensor: JMH for single parts, {@link org.sundew.bench.Compare} for the whole beside references in one run.
 * Nothing here is installed in a sensor, and all traffic stays on loopback.
 */
@NullMarked
package org.sundew.bench;

import org.jspecify.annotations.NullMarked;
