package org.sundew.console;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Visit;

/**
 * Which events are shown. What is null does not matter; an event of no visit passes only if visitor, port and listen do not.
 *
 * @param severity this or worse
 */
record EventFilter(
        @Nullable Network visitor,
        @Nullable Integer port,
        @Nullable String listen,
        @Nullable Severity severity) implements Predicate<SensorEvent> {

    @Override
    public boolean test(SensorEvent event) {
        if (severity != null && event.severity().compareTo(severity) < 0) {
            return false;
        }
        return event.visit().map(this::passes).orElse(visitor == null && port == null && listen == null);
    }

    private boolean passes(Visit visit) {
        return (visitor == null || visitor.contains(visit.visitor().address()))
                && (port == null || port == visit.listen().port())
                && (listen == null || listen.equals(visit.listen().name()));
    }
}
