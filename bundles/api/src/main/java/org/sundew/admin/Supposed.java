package org.sundew.admin;

import org.sundew.event.Transport;

/**
 * An arrival that nobody made.
 *
 * @param visitor     the visitor's address, in numbers
 * @param port        the sensor port; for ICMP the type of the message, for WIN the event id
 * @param connections which connection of this visitor to this port it is, from 1; 0 for the next one by what is remembered
 * @param sensor      the address it comes to, in numbers; empty if that does not matter
 */
public record Supposed(String visitor, Transport transport, int port, long connections, String sensor) {}
