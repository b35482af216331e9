package org.sundew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.sim.Dialog;
import org.sundew.sim.Lines;
import org.sundew.sim.SimServer;

class SimHarnessTest {
    @interface Config {
        int idle_seconds() default 60;

        String banner() default "hi";

        String[] users() default {};
    }

    private static final SimServer DOOR = session -> {
        session.send("who?\r\n");
        return Lines.to(line -> {
            session.note(Note.USER, line);
            session.report(Observation.login(line, "", false));
            session.raise(Severity.HIGH);
            session.after(Duration.ofSeconds(3), () -> {
                session.send("no\r\n");
                session.close();
            });
        });
    };

    @Test
    void playsAVisitToItsEnd() {
        SimHarness.visit(DOOR)
                .expect("who?\r\n")
                .dribble("root\r\n")
                .elapse(Duration.ofMillis(2999))
                .expectSilence()
                .expectOpen()
                .elapse(Duration.ofMillis(1))
                .expect("no\r\n")
                .expectClosed()
                .noted(Note.USER, "root")
                .reported("login")
                .raised(Severity.HIGH);
    }

    @Test
    void saysWhatCameInsteadOfWhatWasExpected() {
        assertThatThrownBy(() -> SimHarness.visit(DOOR).expect("hello"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"hello\"")
                .hasMessageContaining("who?\\r\\n");
        assertThatThrownBy(() -> SimHarness.visit(DOOR).expectClosed()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> SimHarness.visit(DOOR).noted(Note.USER, "x")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> SimHarness.visit(DOOR).reported("login")).isInstanceOf(AssertionError.class);
    }

    @Test
    void playsASideConnectionOfTheSameVisit() {
        SimHarness visit = SimHarness.visit(session -> {
            session.openSidePort(side -> {
                side.send("data");
                return data -> session.note(
                        "side", StandardCharsets.ISO_8859_1.decode(data).toString());
            });
            return data -> {};
        });

        visit.dial().expect("data").say("up");

        visit.noted("side", "up");
    }

    @Test
    void buildsAConfigurationFromItsDefaultsAndKeys() {
        Config config = ConfigOf.of(Config.class, "idle.seconds", 3);

        assertThat(config.idle_seconds()).isEqualTo(3);
        assertThat(config.banner()).isEqualTo("hi");
        assertThat(config.users()).isEmpty();
        assertThatThrownBy(() -> ConfigOf.of(Config.class, "idle", 3)).hasMessageContaining("idle");
    }

    @Test
    void hearsNothingWhilePaused() {
        SimHarness.visit(session -> {
                    session.pause();
                    session.after(Duration.ofSeconds(1), session::resume);
                    return session::send;
                })
                .say("held")
                .end()
                .expectSilence()
                .expectOpen()
                .elapse(Duration.ofSeconds(1))
                .expect("held")
                .expectClosed();
    }

    @Test
    void letsAVisitorStopReading() {
        SimServer chunks = session -> new Dialog() {
            @Override
            public void received(ByteBuffer data) {
                while (session.writable()) {
                    session.send("x".repeat(40_000));
                }
                session.execute(() -> session.note("pending", Long.toString(session.pending())));
            }

            @Override
            public void drained() {
                session.send("last");
                session.close();
            }
        };

        SimHarness.visit(chunks)
                .stall()
                .say("go")
                .noted("pending", "80000")
                .expect("x".repeat(80_000))
                .readOn()
                .expect("last")
                .expectClosed();
    }

    @Test
    void endsSideSessionsWithTheVisit() {
        SimHarness main = SimHarness.visit(session -> {
            session.openSidePort(side -> Lines.to(side::send));
            return data -> {};
        });
        SimHarness side = main.dial();

        main.hangUp();

        side.expectClosed();
    }
}
