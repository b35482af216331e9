package org.sundew.sim.vnc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.sundew.event.Severity;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class VncSimTest {
    private static final String FAILED = "\0\0\0\1\0\0\0\26Authentication failure";

    private static SimHarness visit(Object... keysAndValues) {
        return SimHarness.visit(new VncSim(ConfigOf.of(VncSim.Config.class, keysAndValues)));
    }

    private static void rejects(String key, Object value, String message) {
        assertThatThrownBy(() -> visit(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void keepsChallengeAndResponseAndRefusesInTheWordsOfTheVersion() {
        SimHarness visitor = visit().expect("RFB 003.008\n")
                .dribble("RFB 003.008\n")
                .expect("\1\2")
                .say("\2");
        String challenge = visitor.read();

        visitor.say("0123456789abcdef")
                .expectSilence()
                .elapse(Duration.ofMillis(100))
                .expect(FAILED)
                .expectClosed();

        assertThat(challenge).hasSize(16);
        HexFormat hex = HexFormat.of().withUpperCase();
        visitor.noted(
                        "vnc.hash",
                        "$vnc$*" + hex.formatHex(challenge.getBytes(ISO_8859_1)) + "*"
                                + hex.formatHex("0123456789abcdef".getBytes(ISO_8859_1)))
                .reported("login");
    }

    @Test
    void tellsNoReasonBeforeVersionEight() {
        visit().expect("RFB 003.008\n")
                .say("RFB 003.003\n")
                .expectMatch("\0\0\0\2.{16}")
                .say(new byte[16])
                .elapse(Duration.ofMillis(100))
                .expect("\0\0\0\1")
                .expectSilence()
                .expectClosed();
        visit().expect("RFB 003.008\n")
                .say("RFB 003.007\n\2")
                .expectMatch("\1\2.{16}")
                .say(new byte[16])
                .elapse(Duration.ofMillis(100))
                .expect("\0\0\0\1")
                .expectSilence()
                .expectClosed();
    }

    @Test
    void knowsAUsualPassword() {
        SimHarness visitor = visit().expect("RFB 003.008\n")
                .say("RFB 003.008\n")
                .expect("\1\2")
                .say("\2");

        visitor.say(Proof.response("secret", visitor.read().getBytes(ISO_8859_1)))
                .noted("password", "secret");
    }

    @Test
    void challengesNobodyTwiceTheSame() {
        String one = visit().say("RFB 003.003\n").read();
        String other = visit().say("RFB 003.003\n").read();

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void encryptsAsVncDoes() {
        byte[] challenge = HexFormat.of().parseHex("00000000000000000000000000000000");

        assertThat(Proof.response("", challenge))
                .isEqualTo(HexFormat.of().parseHex("8ca64de9c1b123a78ca64de9c1b123a7"));
    }

    @Test
    void refusesSecurityThatItDoesNotOffer() {
        visit().expect("RFB 003.008\n")
                .say("RFB 003.008\n\1")
                .expect("\1\2\0\0\0\1\0\0\0\45Requested security type not available")
                .expectClosed();
    }

    @Test
    void leavesWhoSpeaksSomethingElse() {
        visit().expect("RFB 003.008\n")
                .say("GET / HTTP/1.1\r\n")
                .expectSilence()
                .expectClosed();
        visit().expect("RFB 003.008\n").say("RFB 003").end().expectClosed();
    }

    @Test
    void notesWhatIsTypedOnADesktopWithoutAPassword() {
        visit("none", "on", "desktop", "x")
                .expect("RFB 003.008\n")
                .say("RFB 003.008\n\1\1")
                .expectMatch("\2\1\2\0\0\0\0\4\0\3\0.{16}\0\0\0\1x")
                .say("\4\1\0\0\0\0\0l\4\0\0\0\0\0\0l\4\1\0\0\0\0\0s\4\1\0\0\0\0\u00ff\r")
                .say("\3\0\0\0\0\0\4\0\3\0")
                .expect("\0\0\0\0")
                .hangUp()
                .noted("vnc.typed", "ls\n")
                .noted("vnc.keys", "3")
                .raised(Severity.HIGH);
    }

    @Test
    void saysWhichKeyIsWrongAndWhy() {
        rejects("version", "4.0", "version: must be 3.3, 3.7 or 3.8: 4.0");
        rejects("refusal.ms", 60_001, "refusal.ms: must be 0 to 60000: 60001");
        rejects("refusal.ms", -1, "refusal.ms: must be 0 to 60000: -1");
        rejects("none", "yes", "none: must be on or off: yes");
        rejects("reason", "a\nb", "reason: must be one line of ISO-8859-1 text, 1000 at most: a\nb");
    }
}
