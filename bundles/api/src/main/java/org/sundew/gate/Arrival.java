package org.sundew.gate;

import org.sundew.event.Visit;

/**
 * An arrival and what the ledger remembers of its visitor (IPv4 address or IPv6 /64). Every count includes this arrival.
 *
 * @param visit   the arrival
 * @param openNow sessions this visitor has open by this transport
 * @param openAll sessions open in the whole sensor
 * @param total   arrivals of this visitor by this transport since it was first remembered; also the visit's ordinal
 * @param onPort  those of them to this sensor port
 * @param ports   distinct sensor ports this visitor has tried by this transport, told apart up to the bound that
 *                {@code visitors.ports.max} in intake's cfg sets; all beyond it count as one
 */
public record Arrival(Visit visit, int openNow, int openAll, long total, long onPort, int ports) {}
