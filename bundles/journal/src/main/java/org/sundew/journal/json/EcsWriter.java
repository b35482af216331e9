package org.sundew.journal.json;

import static org.sundew.journal.json.JsonLine.json;

import java.net.Inet4Address;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Endpoint;
import org.sundew.event.EventField;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/**
 * Writes events in their one JSON form: ECS, one object, no line end. Not thread-safe. {@link EcsReader} reads it back.
 *
 * <p>Written by hand, in pieces prepared once (names, the observer, each listen), because this is done for every event that a
 * sensor ever sees (ADR 22 has the figures). The identity of the event, its time and its sequence come first, before anything
 * a visitor can influence: {@link Lines} finds them by their place.
 */
public final class EcsWriter {
    private static final String ECS = "8.17.0";

    private static final byte[] TIMESTAMP = json("{'@timestamp':'");
    private static final byte[] ID = json("','event':{'id':'");
    private static final byte[] SEQUENCE = json("','sequence':");
    private static final byte[] ACTION = json(",'action':");
    private static final byte[] OUTCOME = json(",'outcome':");
    private static final byte[] SEVERITY_LOW = json(",'severity':25");
    private static final byte[] SEVERITY_MEDIUM = json(",'severity':50");
    private static final byte[] SEVERITY_HIGH = json(",'severity':75");
    private static final byte[] LEVEL_LOW = json("},'log':{'level':'low'},'message':");
    private static final byte[] LEVEL_MEDIUM = json("},'log':{'level':'medium'},'message':");
    private static final byte[] LEVEL_HIGH = json("},'log':{'level':'high'},'message':");
    private static final byte[] VISITED_BY = json(" visited by ");
    private static final byte[] THEN_CLOSED_BY = json(", closed by ");
    private static final byte[] START = json(",'start':'");
    private static final byte[] END = json("','end':'");
    private static final byte[] DURATION = json("','duration':");
    private static final byte[] SOURCE = json(",'source':{'ip':'");
    private static final byte[] PORT = json("','port':");
    private static final byte[] BYTES = json(",'bytes':");
    private static final byte[] DESTINATION = json("},'destination':{'ip':'");
    private static final byte[] NAT = json(",'nat':{'port':");
    private static final byte[] NETWORK = json("},'network':{'transport':'");
    private static final byte[] PROTOCOL_ALONE = json(",'network':{'protocol':");
    private static final byte[] PROTOCOL = json(",'protocol':");
    private static final byte[] IPV4 = json("','type':'ipv4'");
    private static final byte[] IPV6 = json("','type':'ipv6'");
    private static final byte[] RULE = json(",'rule':{'id':");
    private static final byte[] NAME = json(",'name':");
    private static final byte[] RULESET = json(",'ruleset':");

    private final byte[] observer;
    private final IsoTime time = new IsoTime();
    private final JsonLine line;
    private final HoneypotFields honeypot;

    /** A writer for this observer that appends to this line. */
    public EcsWriter(Observer observer, JsonLine line) {
        this.observer = describe(observer);
        this.line = line;
        this.honeypot = new HoneypotFields(line);
    }

    private static byte[] describe(Observer observer) {
        JsonLine text = new JsonLine(256).raw(json(",'ecs':{'version':'" + ECS + "'},'observer':{'name':"));
        text.string(observer.name()).raw(json(",'type':'honeypot','product':'Sundew','version':"));
        text.string(observer.version()).raw(json("},'tags':["));
        return text.strings(observer.tags()).raw(']').toByteArray();
    }

    /** Appends the event as if it had this sequence. */
    public void write(SensorEvent event, long sequence) {
        SortedNotes notes = SortedNotes.of(EventField.notes(event));
        head(event, sequence, notes);
        body(event, notes);
        if (!notes.isEmpty()) {
            new NestedFields(line).write(notes);
        }
        honeypot.write(event, notes);
        line.raw('}');
    }

    private void head(SensorEvent event, long sequence, SortedNotes notes) {
        line.raw(TIMESTAMP);
        int from = line.length();
        time.write(event.time(), line);
        int to = line.length();
        line.raw(ID).id(event.id()).raw(SEQUENCE).number(sequence).raw(',');
        line.raw(Category.of(event).json());
        if (!(event instanceof Visited)) {
            line.raw(ACTION).string(event.action());
        }
        String outcome = notes.field(NoteField.OUTCOME);
        if (outcome != null) {
            line.raw(OUTCOME).string(outcome);
        }
        line.raw(severity(event.severity()));
        if (event instanceof Visited visited) {
            start(visited.at());
            line.raw(END).repeat(from, to).raw(DURATION).number(EventField.nanos(visited));
        } else if (event.visit().isPresent()) {
            start(event.visit().get());
            line.raw('"');
        }
        line.raw(level(event.severity()));
        message(event);
        line.raw(observer);
    }

    private static byte[] severity(Severity severity) {
        return switch (severity) {
            case LOW -> SEVERITY_LOW;
            case MEDIUM -> SEVERITY_MEDIUM;
            case HIGH -> SEVERITY_HIGH;
        };
    }

    private static byte[] level(Severity severity) {
        return switch (severity) {
            case LOW -> LEVEL_LOW;
            case MEDIUM -> LEVEL_MEDIUM;
            case HIGH -> LEVEL_HIGH;
        };
    }

    private void start(Visit visit) {
        line.raw(START);
        time.write(visit.started(), line);
    }

    /** A visit's message in pieces, without making the text first; a test holds it equal to the event's own. */
    private void message(SensorEvent event) {
        if (!(event instanceof Visited visited)) {
            line.string(event.message());
            return;
        }
        line.raw('"').text(visited.at().listen().name()).raw(VISITED_BY);
        address(visited.at().visitor());
        line.raw(THEN_CLOSED_BY).text(visited.closedBy().label()).raw('"');
    }

    private void body(SensorEvent event, SortedNotes notes) {
        String protocol = notes.field(NoteField.PROTOCOL);
        if (event instanceof Visited visited) {
            ends(visited.at(), visited, protocol);
            if (visited.rule().isPresent()) {
                rule(visited.rule().get());
            }
        } else if (event.visit().isPresent()) {
            ends(event.visit().get(), null, protocol);
        } else if (protocol != null) {
            line.raw(PROTOCOL_ALONE).string(protocol).raw('}');
        }
    }

    private void ends(Visit visit, @Nullable Visited visited, @Nullable String protocol) {
        line.raw(SOURCE);
        address(visit.visitor());
        line.raw(PORT).number(visit.visitor().port());
        if (visited != null) {
            line.raw(BYTES).number(visited.received().total());
        }
        line.raw(DESTINATION);
        address(visit.sensor());
        line.raw(PORT).number(visit.listen().port());
        if (visited != null) {
            line.raw(BYTES).number(visited.sent().total());
        }
        line.raw(NAT).number(visit.sensor().port()).raw('}');
        line.raw(NETWORK).text(visit.listen().transport().label());
        line.raw(visit.visitor().address() instanceof Inet4Address ? IPV4 : IPV6);
        if (protocol != null) {
            line.raw(PROTOCOL).string(protocol);
        }
        line.raw('}');
    }

    private void address(Endpoint end) {
        if (!(end.address() instanceof Inet4Address)) {
            line.text(end.ip());
            return;
        }
        byte[] parts = end.address().getAddress();
        line.number(parts[0] & 0xFF).raw('.').number(parts[1] & 0xFF);
        line.raw('.').number(parts[2] & 0xFF).raw('.').number(parts[3] & 0xFF);
    }

    private void rule(RuleMatch rule) {
        line.raw(RULE).string(rule.id());
        line.raw(NAME).string(rule.name());
        line.raw(RULESET).string(rule.ruleset()).raw('}');
    }
}
