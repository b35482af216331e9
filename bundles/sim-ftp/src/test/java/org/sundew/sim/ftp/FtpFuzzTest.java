package org.sundew.sim.ftp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw, dial out or speak after its last word. */
class FtpFuzzTest {
    private static final FtpSim SIM =
            FtpVisits.sim("tls", "on", "users", new String[] {"*:*"}, "tree", new String[] {"a/b 10 3d", "c 5"});

    @FuzzTest(maxDuration = "5m")
    void survivesAnything(byte[] bytes) {
        SimHarness visitor = SimHarness.visit(SIM);
        for (byte[] piece : pieces(bytes)) {
            visitor.say(piece);
        }
        dialIfOpen(visitor, bytes);
        visitor.end().hangUp();
    }

    @FuzzTest(maxDuration = "5m")
    void survivesAnythingOnceLoggedIn(byte[] bytes) {
        SimHarness visitor = SimHarness.visit(SIM).say("USER x\r\nPASS y\r\nTYPE I\r\nPASV\r\n");
        SimHarness data = visitor.dial();
        for (byte[] piece : pieces(bytes)) {
            visitor.say(piece);
        }
        data.say(bytes).end();
        dialIfOpen(visitor, bytes);
        visitor.hangUp();
    }

    /** The first byte says where to split. */
    private static byte[][] pieces(byte[] bytes) {
        int cut = bytes.length == 0 ? 0 : Math.min(bytes.length, bytes[0] & 0xFF);
        return new byte[][] {Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)};
    }

    private static void dialIfOpen(SimHarness visitor, byte[] bytes) {
        try {
            visitor.sidePort();
        } catch (AssertionError none) {
            return;
        }
        visitor.dial().say(bytes).end();
    }
}
