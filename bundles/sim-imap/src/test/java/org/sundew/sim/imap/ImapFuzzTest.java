package org.sundew.sim.imap;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.Arrays;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw, before the log-in or after. */
class ImapFuzzTest {
    private static final ImapSim SIM =
            new ImapSim(ConfigOf.of(ImapSim.Config.class, "users", new String[] {"ann:secret"}));

    @FuzzTest(maxDuration = "5m")
    void survivesAnything(byte[] bytes) {
        hear(SimHarness.visit(SIM), bytes);
        hear(SimHarness.visit(SIM).say("a LOGIN ann secret\r\nb SELECT INBOX\r\n"), bytes);
    }

    private static void hear(SimHarness visitor, byte[] bytes) {
        int cut = bytes.length == 0 ? 0 : Math.min(bytes.length, bytes[0] & 0xFF);
        visitor.say(Arrays.copyOf(bytes, cut));
        visitor.say(Arrays.copyOfRange(bytes, cut, bytes.length)).elapse(Duration.ofSeconds(3));
        visitor.end().hangUp();
    }
}
