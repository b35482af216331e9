package org.sundew.alert.eventadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Journal;
import org.sundew.journal.json.EcsWriter;
import org.sundew.journal.json.JsonLine;
import org.sundew.journal.json.Observer;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SinkHarness;

final class EventAdminSinkTest {
    private static final Journal JOURNAL = (Journal) Proxy.newProxyInstance(
            Journal.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (self, method, arguments) -> json((SensorEvent) arguments[0]));

    private final List<Event> sent = new ArrayList<>();

    private final EventAdmin admin = new EventAdmin() {
        @Override
        public void postEvent(Event event) {
            throw new UnsupportedOperationException("its queue has no bound");
        }

        @Override
        public void sendEvent(Event event) {
            sent.add(event);
        }
    };

    private static byte[] json(SensorEvent event) {
        JsonLine line = new JsonLine(1024);
        new EcsWriter(new Observer("pot", "1.2.3", List.of()), line).write(event, event.sequence());
        return line.toByteArray();
    }

    private SinkHarness sink(Object... keysAndValues) {
        return SinkHarness.of(
                new EventAdminSink(admin, JOURNAL, ConfigOf.of(EventAdminSink.Config.class, keysAndValues)));
    }

    @Test
    void sendsEachEventWithItsFieldsAndItsJson() throws Exception {
        sink().deliver(Samples.visited(7, "abc", "", new Note(Note.USER, "ro\"ot\n")));

        Event event = sent.get(0);
        assertThat(event.getTopic()).isEqualTo("org/sundew/event/CONNECTION");
        assertThat(event.getProperty("source.ip")).isEqualTo("192.0.2.7");
        assertThat(event.getProperty("user.name")).isEqualTo("ro\"ot\n");
        assertThat(event.getProperty("timestamp")).isEqualTo(1_767_323_046_623L);
        assertThat(event.getProperty("type")).isEqualTo("sundew");
        assertThat(event.containsProperty("honeypot.payload.received")).isFalse();
        assertThat(event.containsProperty("rule.name")).isFalse();
        assertThat(new ObjectMapper()
                        .readTree((String) event.getProperty("json"))
                        .at("/user/name")
                        .asText())
                .isEqualTo("ro\"ot\n");
    }

    @Test
    void theTopicIsTheAction() {
        sink("topic", "decanter/collect/sundew")
                .deliver(Samples.changed(1), Samples.observed(2, Observation.of("key exchange/2")));

        assertThat(sent.stream().map(Event::getTopic))
                .containsExactly("decanter/collect/sundew/LISTEN_OPENED", "decanter/collect/sundew/KEY_EXCHANGE_2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/sundew/event", "a", "a-b/C_9"})
    void takesTopics(String topic) {
        sink("topic", topic).deliver(Samples.changed(1));

        assertThat(sent.get(0).getTopic()).isEqualTo(topic + "/LISTEN_OPENED");
    }

    @ParameterizedTest
    @CsvSource({"''", "/a", "a/", "a//b", "a b", "a/*"})
    void refusesWhatIsNoTopic(String topic) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink("topic", topic))
                .withMessageStartingWith("topic: ");
    }
}
