package org.sundew.sim.smtp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.Arrays;
import org.sundew.testkit.SimHarness;

/** No bytes of a visitor make the sim server throw or keep anything once it is gone. */
class SmtpFuzzTest {
    private static final SmtpSettings SETTINGS =
            SmtpVisits.settings("message.max.bytes", 1024, "users", new String[] {"a:b"});

    @FuzzTest(maxDuration = "5m")
    void survivesAnything(byte[] bytes) {
        SimHarness visitor = SimHarness.visit(session -> SmtpDialog.greeting(session, SETTINGS));
        int cut = bytes.length == 0 ? 0 : Math.min(bytes.length, bytes[0] & 0xFF);
        visitor.say(Arrays.copyOf(bytes, cut));
        visitor.say(Arrays.copyOfRange(bytes, cut, bytes.length)).elapse(Duration.ofSeconds(3));
        visitor.end().hangUp();
        if (SETTINGS.budget().kept() != 0) {
            throw new AssertionError("a message that is over still counts");
        }
    }
}
