/**
 * The DOS limits as a gate (KFSensor manual, DOS Attack Settings): locks visitors out, ignores them, locks transports up, and tells
 * of port scans. Not here: counting arrivals (the ledger of intake does), refusing connections (the listener does), visitor
 * rules (a gate of their own).
 */
@NullMarked
package org.sundew.limiter;

import org.jspecify.annotations.NullMarked;
