package org.sundew.sim.socks;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw. */
class SocksFuzzTest {
    private static final SocksSim SIM = new SocksSim(ConfigOf.of(SocksSim.Config.class, "answer", "success"));

    @FuzzTest(maxDuration = "2m")
    void survivesAnything(byte[] bytes) {
        SimHarness.visit(SIM)
                .say(bytes)
                .elapse(Duration.ofSeconds(1))
                .say(bytes)
                .end()
                .hangUp();
        SimHarness.visit(SIM).say("\5\1\2").say(bytes).say(bytes).end().hangUp();
    }
}
