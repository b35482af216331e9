package org.sundew.journal.json;

import java.io.IOException;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.LimitMark;
import org.sundew.event.LimitReached;
import org.sundew.event.Listen;
import org.sundew.event.NumericAddress;
import org.sundew.event.Observation;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/**
 * Reads what {@link EcsWriter} wrote and makes equal events of it. Fields it does not know are passed over: a later version
 * may have added them. Addresses are numeric and never looked up.
 */
public final class EcsReader {
    private static final String RECEIVED = "honeypot.payload.received";
    private static final String SENT = "honeypot.payload.sent";

    private EcsReader() {}

    /**
     * The event in this range of the array, which holds one line without its end.
     *
     * @throws MalformedEventException if it is none
     */
    public static SensorEvent read(byte[] bytes, int from, int length) throws MalformedEventException {
        try {
            return event(Fields.of(bytes, from, length));
        } catch (MalformedEventException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new MalformedEventException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SensorEvent event(Fields fields) throws IOException {
        return switch (fields.text("event.dataset")) {
            case Category.VISIT_SET -> visited(fields);
            case Category.OBSERVATION_SET -> observed(fields);
            case Category.LIMIT_SET -> reached(fields);
            case Category.SENSOR_SET -> changed(fields);
            default -> throw new MalformedEventException("an unknown event.dataset");
        };
    }

    private static Visited visited(Fields fields) throws IOException {
        return new Visited(
                Id.parse(fields.text("event.id")),
                fields.number("event.sequence"),
                IsoTime.parse(fields.text("@timestamp")),
                visit(fields),
                severity(fields),
                ClosedBy.valueOf(fields.text("honeypot.closed_by").toUpperCase(Locale.ROOT)),
                payload(fields.text(RECEIVED), fields.number("source.bytes")),
                payload(fields.text(SENT), fields.number("destination.bytes")),
                fields.notes().notes(),
                rule(fields),
                fields.has("honeypot.limit.name") ? Optional.of(limit(fields)) : Optional.empty());
    }

    private static Observed observed(Fields fields) throws IOException {
        byte[] kept = Base64.getDecoder().decode(fields.text(RECEIVED, ""));
        long total = fields.has("honeypot.payload.total") ? fields.number("honeypot.payload.total") : kept.length;
        Observation observation =
                new Observation(fields.text("event.action"), fields.notes().notes(), Payload.owning(kept, total));
        return new Observed(
                Id.parse(fields.text("event.id")),
                fields.number("event.sequence"),
                IsoTime.parse(fields.text("@timestamp")),
                visit(fields),
                severity(fields),
                observation);
    }

    private static LimitReached reached(Fields fields) throws IOException {
        return new LimitReached(
                Id.parse(fields.text("event.id")),
                fields.number("event.sequence"),
                IsoTime.parse(fields.text("@timestamp")),
                fields.text("event.action"),
                severity(fields),
                fields.has("honeypot.visit.id") ? Optional.of(visit(fields)) : Optional.empty(),
                limit(fields),
                fields.text("message"));
    }

    private static SensorChanged changed(Fields fields) throws IOException {
        return new SensorChanged(
                Id.parse(fields.text("event.id")),
                fields.number("event.sequence"),
                IsoTime.parse(fields.text("@timestamp")),
                fields.text("event.action"),
                severity(fields),
                fields.text("honeypot.subject"),
                fields.text("message"),
                fields.notes().notes());
    }

    private static Severity severity(Fields fields) throws IOException {
        return Severity.of(fields.text("log.level"));
    }

    private static Visit visit(Fields fields) throws IOException {
        return new Visit(
                Id.parse(fields.text("honeypot.visit.id")),
                IsoTime.parse(fields.text("event.start")),
                endpoint(fields, "source.ip", "source.port"),
                endpoint(fields, "destination.ip", "destination.nat.port"),
                listen(fields),
                fields.number("honeypot.visit.ordinal"));
    }

    private static Listen listen(Fields fields) throws IOException {
        return new Listen(
                fields.text("honeypot.listen.name"),
                fields.text("honeypot.sim.kind"),
                Transport.of(fields.text("network.transport")),
                port(fields.number("destination.port")),
                fields.text("honeypot.scenario"),
                Severity.of(fields.text("honeypot.listen.severity")),
                portLimit(fields));
    }

    private static PortLimit portLimit(Fields fields) throws IOException {
        if (!fields.has("honeypot.listen.limit.connections")) {
            return PortLimit.NONE;
        }
        return new PortLimit(
                fields.number("honeypot.listen.limit.connections"), fields.flag("honeypot.listen.limit.lock_out"));
    }

    private static Endpoint endpoint(Fields fields, String ip, String port) throws IOException {
        return new Endpoint(address(fields.text(ip)), port(fields.number(port)));
    }

    private static int port(long number) throws MalformedEventException {
        if (number < 0 || number > 65_535) {
            throw new MalformedEventException("a port out of range");
        }
        return (int) number;
    }

    private static InetAddress address(String text) throws MalformedEventException {
        return NumericAddress.parse(text).orElseThrow(() -> new MalformedEventException("not an address"));
    }

    private static Payload payload(String base64, long total) {
        return Payload.owning(Base64.getDecoder().decode(base64), total);
    }

    private static Optional<RuleMatch> rule(Fields fields) throws IOException {
        if (!fields.has("rule.id")) {
            return Optional.empty();
        }
        return Optional.of(
                new RuleMatch(fields.text("rule.id"), fields.text("rule.name"), fields.text("rule.ruleset")));
    }

    private static LimitMark limit(Fields fields) throws IOException {
        return new LimitMark(fields.text("honeypot.limit.name"), fields.number("honeypot.limit.allowed"));
    }
}
