package org.sundew.event;

import java.time.Instant;

/**
 * One arrival of one visitor: its identity, fixed before anybody looks at what the visitor says.
 *
 * @param id      unique, also over restarts
 * @param started when it arrived
 * @param visitor the visitor's end; behind a trusted PROXY header, the address that header names
 * @param sensor  our end as the visitor sees it; its port is the port really bound
 * @param listen  where it came in
 * @param ordinal how many arrivals this visitor has made by this transport, this one included, from 1
 */
public record Visit(Id id, Instant started, Endpoint visitor, Endpoint sensor, Listen listen, long ordinal) {}
