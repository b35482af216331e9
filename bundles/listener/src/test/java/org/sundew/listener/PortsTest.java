package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sundew.admin.ListenView;
import org.sundew.admin.Problem;
import org.sundew.event.ClosedBy;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.sim.SimServer;

class PortsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static SimServer saying(String greeting) {
        return session -> {
            session.send(greeting);
            session.close();
            return data -> {};
        };
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, Network.address("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void opensWhatTheServiceSays() throws Exception {
        int port = freePort();
        bench.offer(
                saying("hello"),
                "listen.port",
                Integer.toString(port),
                "listen.name",
                "front-door",
                "listen.severity",
                "high",
                "listen.visits.max.per.ip",
                "7",
                "listen.visits.max.action",
                "ignore");

        assertThat(bench.view("open"))
                .isEqualTo(
                        new ListenView("front-door", "test", "tcp", "127.0.0.1", port, port, "main", "open", "", 0, 0));
        try (Visitor visitor = Visitor.dial(port)) {
            assertThat(visitor.hearAll()).isEqualTo("hello");
        }
        RecordingIntake.Left left = bench.left();
        assertThat(left.visit().listen().severity()).isEqualTo(Severity.HIGH);
        assertThat(left.visit().listen().limit()).isEqualTo(new PortLimit(7, false));
        assertThat(left.visit().listen().scenario()).isEqualTo("main");
        assertThat(bench.announcer.messages()).containsExactly("listen-opened: front-door listens on tcp " + port);
    }

    @Test
    void addsTheOffsetToPrivilegedPortsOnly() throws Exception {
        int offset = freePort() - 1000;
        bench.configure("privileged.port.offset", offset);
        bench.offer(saying("x"), "listen.port", "1000, 0");

        await().atMost(PATIENCE)
                .until(() -> bench.ports.views().size() == 2
                        && bench.ports.views().stream()
                                .allMatch(each -> each.state().equals("open")));
        ListenView privileged = bench.ports.views().get(1);
        assertThat(privileged.port()).isEqualTo(1000);
        assertThat(privileged.boundPort()).isEqualTo(1000 + offset);
        try (Visitor visitor = Visitor.dial(1000 + offset)) {
            visitor.hearAll();
        }
        RecordingIntake.Left left = bench.left();
        assertThat(left.visit().listen().port()).isEqualTo(1000);
        assertThat(left.visit().sensor().port()).isEqualTo(1000 + offset);
    }

    @Test
    void retriesABusyPortWhileTheOthersServe() throws Exception {
        try (ServerSocket busy = new ServerSocket()) {
            busy.bind(new InetSocketAddress(Network.address("127.0.0.1"), 0));
            int port = busy.getLocalPort();
            bench.offer(saying("x"), "listen.port", port + ", 0");

            ListenView failed = bench.view("error");
            assertThat(failed.error()).isEqualTo("port " + port + " is in use by another program or listen");
            assertThat(bench.ports.problems())
                    .containsExactly(new Problem(
                            "org.sundew.sim.test-main.cfg",
                            "listen.port",
                            "" + port,
                            failed.error() + "; trying again"));
            bench.dial().close();
        }
        bench.elapse(1);

        await().atMost(PATIENCE)
                .until(() -> bench.ports.views().stream()
                        .allMatch(each -> each.state().equals("open")));
        assertThat(bench.ports.problems()).isEmpty();
        assertThat(bench.announcer.messages())
                .hasSize(3)
                .filteredOn(each -> each.startsWith("listen-failed"))
                .hasSize(1);
    }

    @Test
    void parksWhileIntakeIsClosed() throws Exception {
        bench.offer(saying("at last"));
        int port = bench.view("open").boundPort();
        bench.intake.open(false);
        bench.view("parked");

        try (Visitor visitor = Visitor.dial(port)) {
            visitor.socket().setSoTimeout(300);
            assertThatThrownBy(visitor::hearAll).hasMessageContaining("timed out");
            assertThat(bench.intake.arrivals()).isZero();
            bench.intake.open(true);

            visitor.socket().setSoTimeout(20_000);
            assertThat(visitor.hearAll()).isEqualTo("at last");
        }
    }

    @Test
    void holdsThePortWhileASimServerIsSwapped() throws Exception {
        SimOffer old = bench.offer(session -> {
            session.send("old");
            return data -> session.send("still old");
        });
        int port = bench.view("open").boundPort();
        try (Visitor before = Visitor.dial(port)) {
            assertThat(before.hear(3)).isEqualTo("old");
            bench.withdraw(old);
            assertThat(bench.view("parked").boundPort()).isEqualTo(port);
            try (Visitor meanwhile = Visitor.dial(port)) {
                bench.offer(saying("new"), "listen.idle.seconds", "7");

                assertThat(meanwhile.hearAll()).isEqualTo("new");
            }
            assertThat(before.say("x").hear(9)).isEqualTo("still old");
        }

        assertThat(bench.view("open").boundPort()).isEqualTo(port);
        assertThat(bench.view("open").visits()).isEqualTo(2);
        assertThat(bench.announcer.messages()).hasSize(1);
    }

    @Test
    void closesThePortWhenNobodyReturns() throws Exception {
        SimOffer offer = bench.offer(saying("x"));
        int port = bench.view("open").boundPort();
        bench.withdraw(offer);

        await().atMost(PATIENCE).until(() -> bench.ports.views().isEmpty());
        assertThatThrownBy(() -> Visitor.dial(port)).isInstanceOf(ConnectException.class);
        assertThat(bench.announcer.messages())
                .containsExactly(
                        "listen-opened: test-main listens on tcp 0",
                        "listen-closed: test-main no longer listens on tcp 0");
    }

    @Test
    void keepsTheLastGoodSettings() throws Exception {
        SimOffer good = bench.offer(saying("good"));
        int port = bench.view("open").boundPort();
        bench.withdraw(good);
        bench.offer(saying("bad"), "listen.port", "21-20", "listen.bind", "nowhere");

        await().atMost(PATIENCE).until(() -> bench.ports.problems().size() == 2);
        assertThat(bench.view("open").boundPort()).isEqualTo(port);
        assertThat(bench.ports.problems())
                .extracting(Problem::file, Problem::key, Problem::value)
                .containsExactlyInAnyOrder(
                        tuple("org.sundew.sim.test-main.cfg", "listen.port", "21-20"),
                        tuple("org.sundew.sim.test-main.cfg", "listen.bind", "nowhere"));
        try (Visitor visitor = Visitor.dial(port)) {
            assertThat(visitor.hearAll()).isEqualTo("good");
        }
    }

    @Test
    void opensNothingForSettingsThatNeverWereGood() throws Exception {
        bench.offer(saying("x"), "listen.port", "seven");

        ListenView view = bench.view("error");
        assertThat(view.name()).isEqualTo("test-main");
        assertThat(view.error()).contains("not a port").contains("not opened");
    }

    @Test
    void goesOnWithThePreviousInstanceIfTheNextCannotBeMade() throws Exception {
        SimOffer good = bench.offer(saying("good"));
        int port = bench.view("open").boundPort();
        bench.withdraw(good);
        Map<String, Object> properties = new HashMap<>(good.properties());
        properties.put("service.id", 99);
        bench.ports.offer(new SimOffer(properties, () -> null));

        await().atMost(PATIENCE).until(() -> bench.ports.problems().size() == 1);
        assertThat(bench.ports.problems().get(0).what()).contains("the previous one goes on serving");
        try (Visitor visitor = Visitor.dial(port)) {
            assertThat(visitor.hearAll()).isEqualTo("good");
        }
    }

    @Test
    void leavesAloneWhatTheGuardRejected() throws Exception {
        bench.offer(saying("x"), Problem.REJECTED, "no such key: bannner");

        assertThat(bench.view("error").error()).isEqualTo("no such key: bannner");
    }

    @Test
    void opensListensOfTheActiveScenarioOnly() throws Exception {
        bench.offerAs("org.sundew.sim.test~day", saying("day"), "listen.scenario", "day");
        bench.offerAs("org.sundew.sim.test~both", saying("both"), "listen.scenario", "day, night");
        bench.offerAs("org.sundew.sim.test~every", saying("every"), "listen.scenario", "*");
        bench.offerAs("org.sundew.sim.test~off", saying("off"), "listen.scenario", "*", "listen.enabled", "false");
        bench.configure("scenario", "day");
        await().atMost(PATIENCE).until(() -> states().equals("both=open day=open every=open off=disabled"));
        long held = boundPort("test-both");

        bench.configure("scenario", "night");

        await().atMost(PATIENCE).until(() -> states().equals("both=open day=inactive every=open off=disabled"));
        assertThat(boundPort("test-both")).isEqualTo(held);
        assertThat(bench.ports.scenarios()).containsExactly("day", "night");
        try (Visitor visitor = Visitor.dial((int) held)) {
            visitor.hearAll();
        }
        assertThat(bench.left().visit().listen().scenario()).isEqualTo("night");
    }

    @Test
    void showsAListenThatComesSwitchedOffAsDisabled() throws Exception {
        bench.offer(saying("x"), "listen.enabled", "false");

        assertThat(bench.view("disabled").boundPort()).isZero();
    }

    private String states() {
        return String.join(
                " ",
                bench.ports.views().stream()
                        .map(each -> each.name().replace("test-", "") + "=" + each.state())
                        .sorted()
                        .toList());
    }

    private int boundPort(String name) {
        return bench.ports.views().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .boundPort();
    }

    @Test
    void refusesASecondListenOfTheSameName() throws Exception {
        bench.offerAs("org.sundew.sim.test~one", saying("x"), "listen.name", "front");
        bench.offerAs("org.sundew.sim.test~two", saying("x"), "listen.name", "front");

        assertThat(bench.view("error").name()).isEqualTo("test-two");
        assertThat(bench.ports.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("listen.name"));
    }

    @Test
    void bindsEachAddressToTheSamePort() throws Exception {
        bench.offer(saying("x"), "listen.bind", "127.0.0.2, 127.0.0.3");

        int port = bench.view("open").boundPort();
        for (String address : List.of("127.0.0.2", "127.0.0.3")) {
            try (Socket socket = new Socket(Network.address(address), port)) {
                assertThat(socket.getInputStream().read()).isEqualTo('x');
            }
        }
    }

    @Test
    void endsSessionsBeforeItStops() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send)) {
            visitor.say("x").hear(1);

            bench.loops.endSessions();

            assertThat(bench.intake.unread()).isEqualTo(1);
            assertThat(visitor.hearAll()).isEmpty();
        }
        assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.SERVER);
    }
}
