package org.sundew.sim.nothing;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.sim.SimServer;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class NullSimTest {
    private static final Listen UDP =
            new Listen("NTP", "null", Transport.UDP, 123, "main", Severity.LOW, PortLimit.NONE);

    @Test
    void closesAtOnceWhenNotToRead() {
        SimHarness.visit(sim("read", false)).expectSilence().expectClosed();
    }

    @Test
    void hearsTheVisitorOutByDefault() {
        SimHarness.visit(sim()).say("GET / HTTP/1.0\r\n\r\n").expectSilence().expectOpen();
    }

    @Test
    void closesAVisitorThatSaysNothing() {
        SimHarness.visit(sim("timeout.ms", 500))
                .elapse(Duration.ofMillis(499))
                .expectOpen()
                .elapse(Duration.ofMillis(1))
                .expectSilence()
                .expectClosed();
    }

    @Test
    void countsTheQuietFromTheLastByte() {
        SimHarness.visit(sim("timeout.ms", 500))
                .elapse(Duration.ofMillis(400))
                .say("a")
                .elapse(Duration.ofMillis(400))
                .say("b")
                .elapse(Duration.ofMillis(499))
                .expectOpen()
                .elapse(Duration.ofMillis(1))
                .expectClosed();
    }

    @Test
    void closesWhenTheVisitorHasSaidAll() {
        SimHarness.visit(sim()).dribble("worm").end().expectSilence().expectClosed();
    }

    @Test
    void takesOneDatagramAndReflectsNothing() {
        SimHarness.visit(sim(), UDP)
                .expectOpen()
                .say("\u0017\u0000\u0003*")
                .expectSilence()
                .expectClosed();
    }

    @Test
    void closesUdpAtOnceWhenNotToRead() {
        SimHarness.visit(sim("read", false), UDP).expectSilence().expectClosed();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_600_000})
    void takesTimeOutsWithinTheRange(int millis) {
        SimHarness.visit(sim("timeout.ms", millis)).expectOpen();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3_600_001})
    void refusesTimeOutsOutsideTheRange(int millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sim("timeout.ms", millis))
                .withMessage("timeout.ms: must be 1 to 3600000: " + millis);
    }

    private static SimServer sim(Object... keysAndValues) {
        return new NullSim(ConfigOf.of(NullSim.Config.class, keysAndValues));
    }
}
