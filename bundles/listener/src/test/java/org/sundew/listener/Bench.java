package org.sundew.listener;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.sundew.admin.ListenView;
import org.sundew.sim.SimServer;
import org.sundew.testkit.ConfigOf;

/**
 * Ports with real sockets and a recording intake, fed with sim servers by hand instead of by a framework. For limits on time
 * it is as late as {@link #elapse} says.
 */
final class Bench implements AutoCloseable {
    final RecordingIntake intake = new RecordingIntake();
    private final AtomicLong nanos = new AtomicLong();
    final Premises premises;
    final Loops loops;
    final Ports ports;
    final RecordingAnnouncer announcer = new RecordingAnnouncer();
    private final Entrance entrance = new Entrance();
    private final AtomicInteger services = new AtomicInteger();

    Bench() {
        this(Sockets.best());
    }

    Bench(Sockets sockets) {
        this(sockets, new TlsIdentities(Path.of("target"), Clock.systemUTC()));
    }

    Bench(TlsIdentities identities) {
        this(Sockets.best(), identities);
    }

    private Bench(Sockets sockets, TlsIdentities identities) {
        premises = new Premises(Clock.systemUTC(), nanos::get, identities, setup());
        loops = new Loops(sockets, 2, premises);
        Announcements announcements = new Announcements();
        announcements.to(announcer);
        ports = new Ports(loops, entrance, premises, announcements);
        entrance.lead(intake, ports::entranceChanged);
    }

    /** The shipped defaults but for these keys, bound to 127.0.0.1. */
    static Setup setup(Object... keysAndValues) {
        Listener.Config config = ConfigOf.of(Listener.Config.class, keysAndValues);
        return Setup.of(config, BindNames.ALL);
    }

    /** Lets so many seconds pass for limits on time, and holds them. */
    void elapse(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        loops.sweep();
    }

    /** As {@link #elapse}, once somebody is inside. */
    void elapseOnceOpen(int seconds) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ports.views().stream().anyMatch(view -> view.open() > 0));
        elapse(seconds);
    }

    /** Offers the sim server as {@code org.sundew.sim.test~main}, on any free port unless the keys say otherwise. */
    SimOffer offer(SimServer sim, String... keysAndValues) {
        return offerAs("org.sundew.sim.test~main", sim, keysAndValues);
    }

    SimOffer offerAs(String pid, SimServer sim, String... keysAndValues) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "service.pid",
                pid,
                "service.id",
                services.incrementAndGet(),
                "component.name",
                pid.substring(0, pid.indexOf('~')),
                "felix.fileinstall.filename",
                "file:/etc/" + pid.replace('~', '-') + ".cfg",
                "listen.port",
                "0",
                "listen.bind",
                "127.0.0.1"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        SimOffer offer = new SimOffer(properties, () -> sim);
        ports.offer(offer);
        return offer;
    }

    /** Withdraws it, as a cfg edit or an update does before the next comes. */
    void withdraw(SimOffer offer) {
        ports.withdraw(offer);
    }

    /** Changes the listener's own configuration. */
    void configure(Object... keysAndValues) {
        ports.configure(setup(keysAndValues));
    }

    /** The only listen, once it is in this state. Asked for by every visit, so at once: it mostly is. */
    ListenView view(String state) {
        return await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> ports.views().stream()
                                .filter(each -> each.state().equals(state))
                                .filter(each -> !each.error().equals("not opened yet"))
                                .findFirst()
                                .orElse(null),
                        view -> view != null);
    }

    /** Offers the sim server, and dials it once its port is open. */
    Visitor visit(SimServer sim, String... keysAndValues) throws Exception {
        offer(sim, keysAndValues);
        return dial();
    }

    Visitor dial() throws Exception {
        return Visitor.dial(view("open").boundPort());
    }

    RecordingIntake.Left left() {
        return intake.left();
    }

    @Override
    public void close() {
        ports.close();
        loops.endSessions();
        loops.close();
    }
}
