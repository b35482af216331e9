package org.sundew.sim.redis;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw. */
class RedisFuzzTest {
    private static final RedisSim SIM = new RedisSim(ConfigOf.of(RedisSim.Config.class, "version", "6.2.6"));

    @FuzzTest(maxDuration = "2m")
    void survivesAnything(byte[] bytes) {
        SimHarness.visit(SIM).say(bytes).say("\r\n").say(bytes).end().hangUp();
    }
}
