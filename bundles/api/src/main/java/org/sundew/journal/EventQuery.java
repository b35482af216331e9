package org.sundew.journal;

import java.time.Instant;
import java.util.function.Predicate;
import org.sundew.event.SensorEvent;

/**
 * Which events to find.
 *
 * @param since nothing older than this; {@link Instant#EPOCH} for all
 * @param limit at most so many, at least 1
 * @param where the rest of the condition
 */
public record EventQuery(Instant since, int limit, Predicate<SensorEvent> where) {}
