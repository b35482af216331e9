package org.sundew.sim.socks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sundew.event.Severity;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class SocksSimTest {
    private static final Duration DIALLING = Duration.ofMillis(40);

    private static SimHarness visit(Object... keysAndValues) {
        return SimHarness.visit(new SocksSim(ConfigOf.of(SocksSim.Config.class, keysAndValues)));
    }

    private static void rejects(String key, Object value, String message) {
        assertThatThrownBy(() -> visit(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void recordsAndRefusesAConnectionByVersionFive() {
        visit().dribble("\5\1\0")
                .expect("\5\0")
                .dribble("\5\1\0\3\13example.com\0\120")
                .expectSilence()
                .elapse(DIALLING)
                .expect("\5\5\0\1\0\0\0\0\0\0")
                .expectClosed()
                .noted("socks.destination", "example.com:80")
                .reported("proxy")
                .raised(Severity.MEDIUM);
    }

    @Test
    void readsEveryKindOfAddress() {
        visit().say("\5\1\0\5\1\0\1\300\0\2\1\1\273").noted("socks.destination", "192.0.2.1:443");
        visit().say("\5\1\0\5\2\0\4" + "\0".repeat(15) + "\1\0\31").noted("socks.destination", "[0:0:0:0:0:0:0:1]:25");
        visit().say("\5\1\0\5\1\0\2").expect("\5\0\5\10\0\1\0\0\0\0\0\0").expectClosed();
        visit().say("\5\1\0\5\11\0\1\300\0\2\1\1\273")
                .expect("\5\0\5\7\0\1\0\0\0\0\0\0")
                .expectClosed();
    }

    @Test
    void recordsAndRefusesAConnectionByVersionFour() {
        visit().say("\4\1\0\120\300\0\2\1me\0")
                .elapse(DIALLING)
                .expect("\0\133\0\0\0\0\0\0")
                .expectClosed()
                .noted("user", "me")
                .noted("socks.destination", "192.0.2.1:80");
        visit().dribble("\4\1\0\120\0\0\0\1\0example.com\0").noted("socks.destination", "example.com:80");
    }

    @Test
    void endsANameThatHasNoEnd() {
        visit().say("\4\1\0\120\300\0\2\1" + "x".repeat(255)).expectOpen();
        visit().say("\4\1\0\120\300\0\2\1" + "x".repeat(256)).expectClosed();
    }

    @Test
    void takesAPasswordWhereOneIsOffered() {
        visit("users", new String[] {"bob:secret"})
                .say("\5\2\0\2")
                .expect("\5\2")
                .dribble("\1\3bob\5wrong")
                .expect("\1\1")
                .expectClosed()
                .noted("password", "wrong")
                .reported("login");
        visit("users", new String[] {"bob:secret"})
                .say("\5\1\2\1\3bob\6secret\5\1\0\1\300\0\2\1\0\120")
                .expect("\5\2\1\0")
                .elapse(DIALLING)
                .expect("\5\5\0\1\0\0\0\0\0\0");
        visit("auth", "password").say("\5\1\0").expect("\5\u00ff").expectClosed();
    }

    @Test
    void swallowsWhatIsSentAfterSuccess() {
        SimHarness visitor = visit("answer", "success", "data.bytes", 4)
                .say("\5\1\0\5\1\0\1\300\0\2\1\0\120")
                .elapse(DIALLING)
                .expect("\5\0\5\0\0\1\0\0\0\0\0\0")
                .say("GET / HTTP/1.0\r\n\r\n")
                .expectSilence()
                .expectOpen()
                .hangUp()
                .reported("proxy-data");

        assertThat(visitor.reports().get(1).payload().size()).isEqualTo(4);
        assertThat(visitor.reports().get(1).payload().total()).isEqualTo(18);
    }

    @Test
    void leavesWhoSpeaksSomethingElse() {
        visit().say("GET / HTTP/1.0\r\n").expectSilence().expectClosed();
        visit().say("\5").end().expectClosed();
    }

    @Test
    void saysWhichKeyIsWrongAndWhy() {
        rejects("auth", "x", "auth: must be none, password or any: x");
        rejects("users", new String[] {"bob"}, "users: must be user:password: bob");
        rejects("answer.ms", 60_001, "answer.ms: must be 0 to 60000: 60001");
        rejects("data.bytes", 65_537, "data.bytes: must be 0 to 65536: 65537");
    }
}
