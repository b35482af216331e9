package org.sundew.sim.smtp;

import static org.sundew.sim.smtp.SmtpVisits.visit;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.testkit.SimHarness;

class LoginTest {
    private static final Duration REFUSAL = Duration.ofSeconds(2);

    private static SimHarness met() {
        SimHarness visitor = visit("users", new String[] {"ann:secret"}).say("EHLO x\r\n");
        visitor.read();
        return visitor;
    }

    @Test
    void refusesAfterAWhileAndTellsAtOnce() {
        met().say("AUTH LOGIN\r\n")
                .expect("334 VXNlcm5hbWU6\r\n")
                .say("cm9vdA==\r\n")
                .expect("334 UGFzc3dvcmQ6\r\n")
                .say("dG9vcg==\r\nNOOP\r\n")
                .reported(Observation.login("root", "toor", false))
                .elapse(REFUSAL.minusMillis(1))
                .expectSilence()
                .say("NOOP\r\n")
                .elapse(Duration.ofMillis(1))
                .expect("535 5.7.8 Error: authentication failed: (reason unavailable)\r\n")
                .expect("250 2.0.0 Ok\r\n250 2.0.0 Ok\r\n");
    }

    @Test
    void letsListedUsersInWithTheirPasswordOnly() {
        met().say("AUTH PLAIN\r\nAGFubgBzZWNyZXQ=\r\nAUTH PLAIN\r\n")
                .expect("334 \r\n235 2.7.0 Authentication successful\r\n503 5.5.1 Error: already authenticated\r\n")
                .reported(Observation.login("ann", "secret", true))
                .raised(Severity.HIGH);
        met().say("AUTH LOGIN YW5u\r\nc2VjcmV0\r\n")
                .expect("334 UGFzc3dvcmQ6\r\n235 2.7.0 Authentication successful\r\n");
        met().say("AUTH PLAIN AGFubgBhbm4=\r\n").reported(Observation.login("ann", "ann", false));
    }

    @Test
    void tellsOfNoSuccessWhereItAnswersThatNobodyIsThere() {
        SimHarness visitor = visit("users", new String[] {"ann:secret"}, "penalty.max.seconds", 15);
        visitor.say("EHLO x\r\n").read();
        for (String guess : List.of("AGFubgBh", "AGFubgBi", "AGFubgBj")) {
            visitor.say("AUTH PLAIN " + guess + "\r\n")
                    .elapse(Duration.ofSeconds(10))
                    .expect("535 5.7.8 Error: authentication failed: (reason unavailable)\r\n");
        }

        visitor.say("AUTH PLAIN AGFubgBzZWNyZXQ=\r\n")
                .elapse(Duration.ofSeconds(10))
                .expect("454 4.7.0 Temporary authentication failure: Connection lost to authentication server\r\n")
                .reported(Observation.login("ann", "secret", false));
    }

    @Test
    void boundsAnAnswer() {
        met().say("AUTH LOGIN\r\n" + "x".repeat(3000) + "\r\nNOOP\r\n")
                .expect("334 VXNlcm5hbWU6\r\n500 5.5.6 SASL response limit exceeded\r\n");
    }
}
