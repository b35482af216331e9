package org.sundew.sim.ftp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw, dial out or speak after its last word. */
class FtpFuzzTest {
    private static final List<FtpSim> SIMS = Stream.of("vsftpd", "proftpd", "iis")
            .map(product ->
                    FtpVisits.sim("product", product, "tls", "on", "users", new String[] {"*:*"}, "tree", new String[] {
                        "a/b 10 3d", "c 5"
                    }))
            .toList();

    @FuzzTest(maxDuration = "5m")
    void survivesAnything(byte[] bytes) {
        SIMS.forEach(sim -> greet(sim, bytes));
    }

    private static void greet(FtpSim sim, byte[] bytes) {
        SimHarness visitor = SimHarness.visit(sim);
        for (byte[] piece : pieces(bytes)) {
            visitor.say(piece);
        }
        dialIfOpen(visitor, bytes);
        visitor.end().hangUp();
    }

    @FuzzTest(maxDuration = "5m")
    void survivesAnythingOnceLoggedIn(byte[] bytes) {
        SIMS.forEach(sim -> serve(sim, bytes));
    }

    private static void serve(FtpSim sim, byte[] bytes) {
        SimHarness visitor = SimHarness.visit(sim).say("USER x\r\nPASS y\r\nTYPE I\r\nPASV\r\n");
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
