/**
 * ICMP arrivals: every ICMP message, of IPv4 and IPv6, that is addressed to the sensor goes through intake as a visit of
 * transport {@code icmp} that is over at once.
 *
 * <p>It only listens, at raw sockets, which need {@code CAP_NET_RAW}; without it the bundle says so as a problem, and the rest
 * of the sensor runs. It never sends anything: the kernel goes on answering pings as on any host.
 */
@NullMarked
package org.sundew.icmp;

import org.jspecify.annotations.NullMarked;
