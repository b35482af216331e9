package org.sundew.alert.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.testkit.Samples;

/** Events and service properties for the tests of this bundle. */
final class Given {
    private Given() {}

    /** The properties of the definition of that name. */
    static Map<String, Object> definition(String name, Object... keysAndValues) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("component.name", ProcessSink.NAME);
        properties.put("service.pid", ProcessSink.NAME + "~" + name);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    /** The end of a visit by 192.0.2.7 to this port. */
    static Visited visited(long sequence, Transport transport, int port, RuleMatch... rule) {
        Endpoint visitor = Samples.endpoint("192.0.2.7", 40001);
        Listen listen = new Listen("Mail", "smtp", transport, port, "main", Severity.LOW, PortLimit.NONE);
        Visit visit = new Visit(
                new Id(1, 1), Samples.STARTED, visitor, Samples.endpoint("198.51.100.1", port + 10_000), listen, 3);
        return new Visited(
                new Id(7, sequence),
                sequence,
                Samples.STARTED.plusMillis(1500),
                visit,
                Severity.MEDIUM,
                ClosedBy.VISITOR,
                Payload.of("Joker\r\n"),
                Payload.of("220 mail\r\n"),
                List.of(),
                rule.length == 0 ? Optional.empty() : Optional.of(rule[0]),
                Optional.empty());
    }
}
