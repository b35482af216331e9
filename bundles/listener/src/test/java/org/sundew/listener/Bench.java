package org.sundew.listener;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sundew.admin.ListenView;
import org.sundew.sim.SimServer;

/** Ports with real sockets and a recording intake, fed with sim servers by hand instead of by a framework. */
final class Bench implements AutoCloseable {
    final RecordingIntake intake = new RecordingIntake();
    final Entrance entrance = new Entrance();
    final Loops loops = Loops.start(2);
    final Ports ports;
    private final AtomicInteger services = new AtomicInteger();

    Bench() {
        entrance.lead(intake);
        ports = new Ports(loops, entrance, setup("main"));
        intake.onChange(ports::entranceChanged);
    }

    static Setup setup(String scenario) {
        VisitLimits limits = new VisitLimits(30, 60, 1_000_000, 65_536);
        return new Setup(scenario, 10_000, new Defaults(BindNames.parse("127.0.0.1"), limits, limits));
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
                "0"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        SimOffer offer = new SimOffer(properties, () -> sim);
        ports.offer(offer);
        return offer;
    }

    /** The only listen, once it is in this state. */
    ListenView view(String state) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> ports.views().stream()
                                .filter(each -> each.state().equals(state))
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
