package org.sundew.event;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one table of what can be told of an event: each constant is a field, its ECS name, and how it reads as text.
 *
 * <p>CSV columns, variables of external programs, templates and the documents all take their fields from here; JSON has the
 * same names with their own types. {@link #text} may hold visitor bytes: it needs the format's own escaper.
 */
public enum EventField {
    TIMESTAMP("@timestamp", e -> instant(e.time())),
    EVENT_ID("event.id", e -> e.id().toString()),
    EVENT_SEQUENCE("event.sequence", e -> Long.toString(e.sequence())),
    EVENT_ACTION("event.action", SensorEvent::action),
    EVENT_OUTCOME("event.outcome", e -> noted(e, Note.OUTCOME)),
    EVENT_SEVERITY("event.severity", e -> Integer.toString(e.severity().code())),
    LOG_LEVEL("log.level", e -> e.severity().label()),
    EVENT_START("event.start", e -> visit(e, v -> instant(v.started()))),
    EVENT_END("event.end", e -> e instanceof Visited ? instant(e.time()) : ""),
    EVENT_DURATION("event.duration", e -> e instanceof Visited v ? Long.toString(nanos(v)) : ""),
    MESSAGE("message", SensorEvent::message),
    SOURCE_IP("source.ip", e -> visit(e, v -> v.visitor().ip())),
    SOURCE_PORT("source.port", e -> visit(e, v -> Integer.toString(v.visitor().port()))),
    SOURCE_BYTES(
            "source.bytes",
            e -> e instanceof Visited v ? Long.toString(v.received().total()) : ""),
    DESTINATION_IP("destination.ip", e -> visit(e, v -> v.sensor().ip())),
    /** The sensor port: as configured, without the offset. */
    DESTINATION_PORT(
            "destination.port", e -> visit(e, v -> Integer.toString(v.listen().port()))),
    /** The port really bound. */
    DESTINATION_NAT_PORT(
            "destination.nat.port",
            e -> visit(e, v -> Integer.toString(v.sensor().port()))),
    DESTINATION_BYTES(
            "destination.bytes",
            e -> e instanceof Visited v ? Long.toString(v.sent().total()) : ""),
    NETWORK_TRANSPORT(
            "network.transport", e -> visit(e, v -> v.listen().transport().label())),
    NETWORK_PROTOCOL("network.protocol", e -> noted(e, Note.PROTOCOL)),
    VISIT_ID("honeypot.visit.id", e -> visit(e, v -> v.id().toString())),
    VISIT_ORDINAL("honeypot.visit.ordinal", e -> visit(e, v -> Long.toString(v.ordinal()))),
    CLOSED_BY("honeypot.closed_by", e -> e instanceof Visited v ? v.closedBy().label() : ""),
    LISTEN_NAME("honeypot.listen.name", e -> visit(e, v -> v.listen().name())),
    SCENARIO("honeypot.scenario", e -> visit(e, v -> v.listen().scenario())),
    SIM_KIND("honeypot.sim.kind", e -> visit(e, v -> v.listen().simKind())),
    RULE_ID("rule.id", e -> rule(e, RuleMatch::id)),
    RULE_NAME("rule.name", e -> rule(e, RuleMatch::name)),
    RULE_RULESET("rule.ruleset", e -> rule(e, RuleMatch::ruleset)),
    LIMIT_NAME("honeypot.limit.name", e -> limit(e, LimitMark::name)),
    LIMIT_ALLOWED("honeypot.limit.allowed", e -> limit(e, l -> Long.toString(l.allowed()))),
    USER_NAME("user.name", e -> noted(e, Note.USER)),
    CREDENTIAL_PASSWORD("honeypot.credential.password", e -> noted(e, Note.PASSWORD)),
    COMMAND_LINE("process.command_line", e -> noted(e, Note.COMMAND)),
    REQUEST_METHOD("http.request.method", e -> noted(e, Note.METHOD)),
    URL_ORIGINAL("url.original", e -> noted(e, Note.URL)),
    USER_AGENT("user_agent.original", e -> noted(e, Note.AGENT)),
    FILE_NAME("file.name", e -> noted(e, Note.FILE)),
    FILE_SIZE("file.size", e -> noted(e, Note.FILE_SIZE)),
    FILE_SHA256("file.hash.sha256", e -> noted(e, Note.FILE_SHA256)),
    QUESTION_NAME("dns.question.name", e -> noted(e, Note.QUESTION)),
    MAIL_FROM("email.from.address", e -> noted(e, Note.MAIL_FROM)),
    MAIL_TO("email.to.address", e -> noted(e, Note.MAIL_TO)),
    TLS_VERSION("tls.version", e -> noted(e, Note.TLS_VERSION)),
    TLS_CIPHER("tls.cipher", e -> noted(e, Note.TLS_CIPHER)),
    TLS_SERVER_NAME("tls.client.server_name", e -> noted(e, Note.TLS_SERVER_NAME)),
    TLS_JA3("tls.client.ja3", e -> noted(e, Note.TLS_JA3)),
    TLS_JA4("tls.client.ja4", e -> noted(e, Note.TLS_JA4)),
    /** What the visitor sent, in base 64. */
    PAYLOAD_RECEIVED("honeypot.payload.received", e -> base64(received(e))),
    /** What the visitor was sent, in base 64. */
    PAYLOAD_SENT("honeypot.payload.sent", e -> e instanceof Visited v ? base64(v.sent()) : ""),
    PAYLOAD_TRUNCATED("honeypot.payload.truncated", e -> Boolean.toString(truncated(e)));

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final String ecs;
    private final Function<SensorEvent, String> reader;

    EventField(String ecs, Function<SensorEvent, String> reader) {
        this.ecs = ecs;
        this.reader = reader;
    }

    /** The dotted ECS name, which is also the CSV column. */
    public String ecs() {
        return ecs;
    }

    /** The field's value in this event as text; empty where the event has none. */
    public String text(SensorEvent event) {
        return reader.apply(event);
    }

    /** The field with this ECS name, if there is one. */
    public static Optional<EventField> named(String ecs) {
        for (EventField field : values()) {
            if (field.ecs.equals(ecs)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The notes of an event, whichever kind it is. */
    public static List<Note> notes(SensorEvent event) {
        if (event instanceof Visited visited) {
            return visited.notes();
        }
        if (event instanceof Observed observed) {
            return observed.observation().notes();
        }
        return event instanceof SensorChanged changed ? changed.notes() : List.of();
    }

    /** How long a visit lasted, in nanoseconds: never negative, and no more than a long holds (a clock may have been set). */
    public static long nanos(Visited visited) {
        Duration lasted = Duration.between(visited.at().started(), visited.time());
        if (lasted.isNegative()) {
            return 0;
        }
        return lasted.compareTo(LONGEST) < 0 ? lasted.toNanos() : Long.MAX_VALUE;
    }

    private static String instant(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    private static String visit(SensorEvent event, Function<Visit, String> part) {
        return event.visit().map(part).orElse("");
    }

    private static String rule(SensorEvent event, Function<RuleMatch, String> part) {
        return event instanceof Visited visited ? visited.rule().map(part).orElse("") : "";
    }

    private static String limit(SensorEvent event, Function<LimitMark, String> part) {
        if (event instanceof LimitReached reached) {
            return part.apply(reached.limit());
        }
        return event instanceof Visited visited ? visited.limit().map(part).orElse("") : "";
    }

    /** The last note of that name: what the visitor ended up with. */
    private static String noted(SensorEvent event, String name) {
        List<Note> notes = notes(event);
        for (int i = notes.size() - 1; i >= 0; i--) {
            if (notes.get(i).name().equals(name)) {
                return notes.get(i).value();
            }
        }
        return "";
    }

    private static Payload received(SensorEvent event) {
        if (event instanceof Visited visited) {
            return visited.received();
        }
        return event instanceof Observed observed ? observed.observation().payload() : Payload.EMPTY;
    }

    private static boolean truncated(SensorEvent event) {
        return received(event).truncated()
                || (event instanceof Visited visited && visited.sent().truncated());
    }

    private static String base64(Payload payload) {
        return Base64.getEncoder().encodeToString(payload.toByteArray());
    }
}
