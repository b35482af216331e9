package org.sundew.alert.eventadmin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.sundew.alert.AlertSink;
import org.sundew.alert.AlertsOn;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Journal;

/**
 * Sends each event under the topic of its action, and waits until every handler has had it: nothing queues up between the lane and
 * the handlers. A handler that throws or takes too long is Event Admin's business.
 */
@Component(name = "org.sundew.alert.eventadmin", configurationPolicy = ConfigurationPolicy.REQUIRE)
@AlertsOn(log = true)
@Designate(ocd = EventAdminSink.Config.class, factory = true)
public final class EventAdminSink implements AlertSink {
    /** The JSON has them; handlers should not have to carry them three times. */
    private static final Set<EventField> LARGE = EnumSet.of(EventField.PAYLOAD_RECEIVED, EventField.PAYLOAD_SENT);

    private final EventAdmin admin;
    private final Journal journal;
    private final String topic;

    /** What an Event Admin sink can be told. */
    @ObjectClassDefinition(name = "Sundew Event Admin sink")
    public @interface Config {
        @AttributeDefinition(description = "What topics begin with; the event's action follows, e.g. PORT_SCAN")
        String topic() default "org/sundew/event";
    }

    /** A sink for this configuration. */
    @Activate
    public EventAdminSink(@Reference EventAdmin admin, @Reference Journal journal, Config config) {
        this.admin = admin;
        this.journal = journal;
        this.topic = config.topic().strip();
        if (!topic.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
            throw new IllegalArgumentException(
                    "topic: words of letters, digits, _ and -, with / between them, are expected: " + config.topic());
        }
    }

    @Override
    public void deliver(List<SensorEvent> events) {
        for (SensorEvent event : events) {
            admin.sendEvent(new Event(topic + "/" + word(event.action()), properties(event)));
        }
    }

    private static String word(String action) {
        return action.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    private Map<String, Object> properties(SensorEvent event) {
        Map<String, Object> properties = new HashMap<>();
        for (EventField field : EventField.values()) {
            String text = field.text(event);
            if (!text.isEmpty() && !LARGE.contains(field)) {
                properties.put(field.ecs(), text);
            }
        }
        properties.put(EventConstants.TIMESTAMP, event.time().toEpochMilli());
        // what Decanter calls the source of its data
        properties.put("type", "sundew");
        properties.put("json", new String(journal.json(event), US_ASCII));
        return properties;
    }
}
