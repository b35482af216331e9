package org.sundew.listener;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.gate.Door;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.intake.Intake;
import org.sundew.sim.SimServer;
import org.sundew.testkit.ConfigOf;

/**
 * The listener alone, for profiling: an intake that forgets at once, and a sim server that sends a banner and closes
 * ({@code banner}), answers the first bytes and closes ({@code line}), or echoes ({@code echo}). Not a test.
 *
 * <p>{@code Load epoll|nio banner|line|echo tcp|udp PORT}
 */
public final class Load {
    private static final byte[] BANNER = "220 ftp.example.com ok\n".getBytes(StandardCharsets.US_ASCII);

    private Load() {}

    /** Runs until killed. */
    public static void main(String[] arguments) throws Exception {
        Setup setup = Setup.of(ConfigOf.of(Listener.Config.class), BindNames.ALL);
        Premises premises = new Premises(
                Clock.systemUTC(), System::nanoTime, new TlsIdentities(Path.of("target"), Clock.systemUTC()), setup);
        Loops loops = new Loops(arguments[0].equals("epoll") ? Sockets.EPOLL : Sockets.NIO, 1, premises);
        Entrance entrance = new Entrance();
        Ports ports = new Ports(loops, entrance, premises, new Announcements());
        Forgetful intake = new Forgetful();
        entrance.lead(intake, ports::entranceChanged);
        ports.offer(new SimOffer(
                Map.of(
                        "service.pid",
                        "load",
                        "listen.port",
                        arguments[3],
                        "listen.transport",
                        arguments[2],
                        "listen.bind",
                        "127.0.0.1"),
                () -> sim(arguments[1])));
        Thread.currentThread().join();
    }

    private static SimServer sim(String kind) {
        return switch (kind) {
            case "banner" ->
                session -> {
                    session.send(ByteBuffer.wrap(BANNER));
                    session.close();
                    return data -> {};
                };
            case "line" ->
                session -> data -> {
                    session.send(ByteBuffer.wrap(BANNER));
                    session.close();
                };
            default -> session -> session::send;
        };
    }

    /** Lets everybody in and keeps nothing. */
    private static final class Forgetful implements Intake {
        private final AtomicLong arrivals = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public Admission arrive(Endpoint visitor, Endpoint sensor, Listen listen) {
            long number = arrivals.incrementAndGet();
            return new Admitted(
                    new Visit(new Id(number, number), Clock.systemUTC().instant(), visitor, sensor, listen, number));
        }

        @Override
        public AutoCloseable onChange(Runnable listener) {
            return () -> {};
        }

        private final class Admitted implements Admission {
            private final Visit visit;

            Admitted(Visit visit) {
                this.visit = visit;
            }

            @Override
            public Visit visit() {
                return visit;
            }

            @Override
            public Door door() {
                return Door.OPEN;
            }

            @Override
            public boolean recorded() {
                return true;
            }

            @Override
            public void report(Observation observation, Severity severity) {}

            @Override
            public void leave(Departure departure) {
                bytes.addAndGet(departure.sent().total());
            }
        }
    }
}
