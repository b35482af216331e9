package org.sundew.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.SensorChanged;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;

/** Events and their parts, ready made: a visit by 192.0.2.7 to 198.51.100.1, addresses kept for documentation (RFC 5737). */
public final class Samples {
    /** When every sample visit began. */
    public static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.123Z");

    private Samples() {}

    /** The machine that sample sessions play: a Debian 12 called {@code srv01.example.com}, up for 19 days. */
    public static Persona persona() {
        Persona plain = Persona.plain(
                "srv01",
                "example.com",
                "0123456789abcdef",
                STARTED.minus(Duration.ofDays(320)),
                STARTED.minus(Duration.ofDays(19)).minusSeconds(4_000));
        return as(plain, "debian-12", Family.LINUX, Map.of(Persona.SSH_VERSION, "OpenSSH_9.2p1 Debian-2+deb12u7"));
    }

    /** The same machine with another name, system family and facts. */
    public static Persona as(Persona like, String name, Family family, Map<String, String> facts) {
        return new Persona(
                name,
                family,
                like.host(),
                like.domain(),
                like.system(),
                like.release(),
                like.kernel(),
                like.build(),
                like.machine(),
                like.zone(),
                like.installed(),
                like.booted(),
                List.of(new Persona.User("deploy", 1000, "Deploy")),
                like.subject(),
                like.secret(),
                facts);
    }

    /** This numeric address; never looks anything up. */
    public static Endpoint endpoint(String address, int port) {
        try {
            return new Endpoint(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not a numeric address: " + address, e);
        }
    }

    /** A listen of that kind on that TCP port, severity low. */
    public static Listen listen(String simKind, int port) {
        return new Listen(simKind + "-main", simKind, Transport.TCP, port, "main", Severity.LOW, PortLimit.NONE);
    }

    /** A visit by this address and port to this listen. */
    public static Visit visit(Endpoint visitor, Listen listen) {
        return new Visit(
                new Id(STARTED.toEpochMilli() << 16, 1),
                STARTED,
                visitor,
                endpoint("198.51.100.1", listen.port()),
                listen,
                1);
    }

    /** The sample visit, to an FTP listen on port 21. */
    public static Visit visit() {
        return visit(endpoint("192.0.2.7", 40001), listen("ftp", 21));
    }

    /** The end of the sample visit, in which the visitor said this and was told that. */
    public static Visited visited(long sequence, String received, String sent, Note... notes) {
        return new Visited(
                new Id(STARTED.toEpochMilli() << 16, 1000 + sequence),
                sequence,
                STARTED.plusMillis(1500),
                visit(),
                Severity.MEDIUM,
                ClosedBy.VISITOR,
                Payload.of(received),
                Payload.of(sent),
                List.of(notes),
                Optional.empty(),
                Optional.empty());
    }

    /** Something seen during the sample visit. */
    public static Observed observed(long sequence, Observation observation) {
        return new Observed(
                new Id(STARTED.toEpochMilli() << 16, 2000 + sequence),
                sequence,
                STARTED.plusMillis(700),
                visit(),
                Severity.MEDIUM,
                observation);
    }

    /** A change of the sensor: that its FTP listen opened. */
    public static SensorChanged changed(long sequence) {
        return new SensorChanged(
                new Id(STARTED.toEpochMilli() << 16, 3000 + sequence),
                sequence,
                STARTED,
                "listen-opened",
                Severity.LOW,
                "ftp-main",
                "ftp-main listens on tcp 21",
                List.of());
    }
}
