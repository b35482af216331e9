package org.sundew.gate;

import org.sundew.event.Visit;

/**
 * An arrival and what the ledger remembers of its visitor (IPv4 address or IPv6 /64). Every count includes this arrival.
 *
 * @param visit   the arrival
 * @param visitor the visitor as 64 bits: see {@link VisitorKey}
 * @param openNow sessions this visitor has open by this transport
 * @param openAll sessions open in the whole sensor by this transport: a flood of forged UDP must not use up those of TCP
 * @param total   arrivals of this visitor by this transport since it was first remembered; also the visit's ordinal
 * @param general those of them to ports without a limit of their own ({@link org.sundew.event.PortLimit})
 * @param onPort  those of them to this sensor port
 * @param ports   distinct sensor ports this visitor has tried by this transport, told apart up to the bound that
 *                {@code visitors.ports.max} in intake's cfg sets; all beyond it count as one
 */
public record Arrival(
        Visit visit, long visitor, int openNow, int openAll, long total, long general, long onPort, int ports) {}
