package org.sundew.alert.email;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sundew.event.SensorEvent;

/**
 * What one mail has to tell.
 *
 * @param id         the mail's identity, the same for the same events
 * @param heldSince  when the limit of mails was reached, if that is why there is so much to tell
 * @param complaints what recipients' servers refused before
 */
record Batch(List<SensorEvent> events, String id, Optional<Instant> heldSince, List<String> complaints) {

    static Batch test(SensorEvent event, String id) {
        return new Batch(List.of(event), id, Optional.empty(), List.of());
    }

    SensorEvent first() {
        return events.get(0);
    }

    boolean single() {
        return events.size() == 1;
    }
}
