package org.sundew.sim.smtp;

import java.time.Duration;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** Visitors that have read the greeting. */
final class SmtpVisits {
    static final String GREETING = "220 srv01.example.com ESMTP Postfix (Debian/GNU)\r\n";

    private SmtpVisits() {}

    static SimHarness visit(Object... keysAndValues) {
        return SimHarness.visit(sim(keysAndValues), Samples.listen("smtp", 25))
                .elapse(Duration.ofMillis(100))
                .expect(GREETING);
    }

    /** One whose message is awaited. */
    static SimHarness sending(Object... keysAndValues) {
        return visit(keysAndValues)
                .say("HELO x\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n")
                .expect("250 srv01.example.com\r\n250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n")
                .expect("354 End data with <CR><LF>.<CR><LF>\r\n");
    }

    static SmtpSim sim(Object... keysAndValues) {
        return new SmtpSim(ConfigOf.of(SmtpSim.Config.class, keysAndValues));
    }

    static SmtpSettings settings(Object... keysAndValues) {
        return SmtpSettings.of(ConfigOf.of(SmtpSim.Config.class, keysAndValues));
    }
}
