package org.sundew.alert.email;

import java.time.temporal.ChronoUnit;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;

/** The body of a mail that fits on a telephone: 160 characters, nothing a visitor chose. */
final class ShortForm {
    private static final int NAME = 40;

    private ShortForm() {}

    static String of(Batch batch) {
        if (batch.single()) {
            return line(batch.first()) + '\n';
        }
        Counts counts = Counts.of(batch.events());
        return counts.events() + " events by " + counts.visitors() + ": " + counts.bySeverity() + ", from "
                + batch.first().time().truncatedTo(ChronoUnit.SECONDS) + '\n';
    }

    /** When, how severe, what, who, where; and what recognised it. */
    static String line(SensorEvent event) {
        String rule = EventField.RULE_NAME.text(event);
        return event.time().truncatedTo(ChronoUnit.SECONDS) + " "
                + event.severity().label() + " "
                + event.visit().map(visit -> at(event, visit)).orElseGet(() -> Plain.text(event.message(), 2 * NAME))
                + (rule.isEmpty() ? "" : " (" + Plain.text(rule, NAME) + ")");
    }

    private static String at(SensorEvent event, Visit visit) {
        return Plain.text(event.action(), NAME) + " " + visit.visitor().ip() + " -> "
                + Plain.text(visit.listen().name(), NAME) + ":" + visit.listen().port();
    }
}
