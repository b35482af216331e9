package org.sundew.event;

/**
 * A limit that was reached.
 *
 * @param name    its configuration key, e.g. {@code tcp.connections.max.per.ip} or {@code receive.bytes}
 * @param allowed what it allows, in the key's own unit
 */
public record LimitMark(String name, long allowed) {}
