package org.sundew.sim.telnet;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.Arrays;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw. */
class TelnetFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void survivesAnything(byte[] bytes) {
        visit(SimHarness.visit(TelnetSimTest.sim()), bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void survivesAnythingOnceLoggedIn(byte[] bytes) {
        visit(SimHarness.visit(TelnetSimTest.sim("accept", "always")).say("root\r\nx\r\n"), bytes);
    }

    private static void visit(SimHarness visitor, byte... bytes) {
        int cut = bytes.length == 0 ? 0 : Math.min(bytes.length, bytes[0] & 0xFF);
        visitor.say(Arrays.copyOf(bytes, cut)).elapse(Duration.ofSeconds(1));
        visitor.say(Arrays.copyOfRange(bytes, cut, bytes.length))
                .elapse(Duration.ofMinutes(2))
                .end()
                .hangUp();
    }
}
