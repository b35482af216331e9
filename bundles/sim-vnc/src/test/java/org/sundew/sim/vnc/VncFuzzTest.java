package org.sundew.sim.vnc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw. */
class VncFuzzTest {
    private static final VncSim SIM = new VncSim(ConfigOf.of(VncSim.Config.class, "none", "on"));

    @FuzzTest(maxDuration = "2m")
    void survivesAnything(byte[] bytes) {
        SimHarness.visit(SIM).say(bytes).elapse(Duration.ofSeconds(1)).end().hangUp();
        SimHarness.visit(SIM)
                .say("RFB 003.008\n\1\1")
                .say(bytes)
                .say(bytes)
                .end()
                .hangUp();
    }
}
