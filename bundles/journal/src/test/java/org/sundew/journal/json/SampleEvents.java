package org.sundew.journal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.LimitMark;
import org.sundew.event.LimitReached;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.testkit.Samples;

/** One event of each kind, and the odd ones: each has its golden file of the same name. */
final class SampleEvents {
    static final Observer OBSERVER = new Observer("tank-1", "0.1.0", List.of("honeypot"));

    private SampleEvents() {}

    static String json(SensorEvent event) {
        JsonLine line = new JsonLine(64);
        new EcsWriter(OBSERVER, line).write(event, event.sequence());
        return new String(line.toByteArray(), UTF_8);
    }

    static SensorEvent read(String json) throws MalformedEventException {
        byte[] bytes = json.getBytes(UTF_8);
        return EcsReader.read(bytes, 0, bytes.length);
    }

    static Map<String, SensorEvent> all() {
        Map<String, SensorEvent> all = new LinkedHashMap<>();
        all.put("visit", Samples.visited(1, "USER root\r\n", "220 ready\r\n"));
        all.put("visit-noted", noted());
        all.put("visit-refused", refused());
        all.put("visit-signature", signature());
        all.put("visit-udp6", udp6());
        all.put("login", Samples.observed(6, Observation.login("root", "t00r", false)));
        all.put("command", Samples.observed(7, Observation.command("cat /etc/passwd; \u001b[2J\"\\")));
        all.put("request", Samples.observed(8, Observation.request("GET", "/?q=\u00e4\ud83d\ude00", "curl/8")));
        all.put("upload", Samples.observed(9, upload()));
        all.put("other", Samples.observed(10, Observation.of("handshake", new Note("client.hello", "x"))));
        all.put("port-scan", scan());
        all.put("locked-up", lockedUp());
        all.put("listen-opened", Samples.changed(13));
        all.put("events-lost", lost());
        return all;
    }

    private static Visited noted() {
        return Samples.visited(
                2,
                "",
                "220\r\n",
                new Note(Note.PROTOCOL, "ftp"),
                new Note(Note.USER, "root"),
                new Note(Note.PASSWORD, "first"),
                new Note(Note.USER, "admin"),
                new Note(Note.PASSWORD, "second"),
                new Note(Note.OUTCOME, "maybe"),
                new Note("banner", "vsFTPd"),
                new Note("banner", "again"),
                new Note(Note.TLS_VERSION, "TLSv1.3"),
                new Note(Note.TLS_SERVER_NAME, "example.com"),
                new Note(Note.TLS_JA3, "ada70206e40642a3e4461f35503241d5"),
                new Note(Note.TLS_JA4, "t13d1516h2_8daaf6152771_e5627efa2ab1"),
                new Note(Note.MAIL_FROM, "a@example.com"),
                new Note(Note.MAIL_TO, "b@example.com"),
                new Note(Note.QUESTION, "example.org"));
    }

    private static Visited refused() {
        Listen listen = new Listen("ssh", "banner", Transport.TCP, 22, "night", Severity.HIGH, new PortLimit(10, true));
        Visit visit = new Visit(
                new Id(Samples.STARTED.toEpochMilli() << 16, 77),
                Samples.STARTED,
                Samples.endpoint("192.0.2.7", 40002),
                Samples.endpoint("198.51.100.1", 10022),
                listen,
                11);
        return new Visited(
                new Id(Samples.STARTED.toEpochMilli() << 16, 78),
                3,
                Samples.STARTED,
                visit,
                Severity.HIGH,
                ClosedBy.LIMIT,
                Payload.EMPTY,
                Payload.EMPTY,
                List.of(),
                Optional.empty(),
                Optional.of(new LimitMark("visits.max.per.ip", 10)));
    }

    private static Visited signature() {
        Visited plain = Samples.visited(4, "", "");
        return new Visited(
                plain.id(),
                4,
                Instant.parse("2026-01-02T03:04:06.000000001Z"),
                plain.at(),
                Severity.HIGH,
                ClosedBy.SERVER,
                Payload.owning(new byte[] {0, (byte) 0xFF, 'a'}, 5000),
                Payload.EMPTY,
                List.of(),
                Optional.of(new RuleMatch("1:2003", "worm \"x\"", "signatures")),
                Optional.of(new LimitMark("receive.bytes", 4096)));
    }

    private static Visited udp6() {
        Listen listen = new Listen("dns", "dns", Transport.UDP, 53, "main", Severity.LOW, PortLimit.NONE);
        Endpoint visitor = Samples.endpoint("2001:db8::7", 5353);
        Visit visit = new Visit(
                new Id(Samples.STARTED.toEpochMilli() << 16, 79),
                Samples.STARTED,
                visitor,
                Samples.endpoint("2001:db8::1", 10053),
                listen,
                1);
        Visited plain = Samples.visited(5, "q", "");
        return new Visited(
                plain.id(),
                5,
                plain.time(),
                visit,
                Severity.LOW,
                ClosedBy.VISITOR,
                plain.received(),
                plain.sent(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Observation upload() {
        return new Observation(
                "upload",
                List.of(
                        new Note(Note.FILE, "../../x.sh"),
                        new Note(Note.FILE_SIZE, "70000"),
                        new Note(Note.FILE_SHA256, "00ff")),
                Payload.owning("#!/bin/sh".getBytes(UTF_8), 70_000));
    }

    private static LimitReached scan() {
        return new LimitReached(
                new Id(Samples.STARTED.toEpochMilli() << 16, 80),
                11,
                Samples.STARTED,
                "port-scan",
                Severity.MEDIUM,
                Optional.of(Samples.visit()),
                new LimitMark("tcp.ports.max.per.ip", 20),
                "192.0.2.7 tried a 21st port");
    }

    private static LimitReached lockedUp() {
        return new LimitReached(
                new Id(Samples.STARTED.toEpochMilli() << 16, 81),
                12,
                Samples.STARTED,
                "locked-up",
                Severity.HIGH,
                Optional.empty(),
                new LimitMark("global.tcp.max", 1_000_000),
                "tcp is locked up");
    }

    private static SensorChanged lost() {
        return new SensorChanged(
                new Id(Samples.STARTED.toEpochMilli() << 16, 82),
                14,
                Samples.STARTED,
                "events-lost",
                Severity.HIGH,
                "journal",
                "2 events were lost",
                List.of(new Note("lost", "2"), new Note("lost.by.disk-full", "2")));
    }
}
