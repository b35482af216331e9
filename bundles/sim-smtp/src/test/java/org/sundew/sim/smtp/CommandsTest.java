package org.sundew.sim.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sundew.sim.smtp.SmtpVisits.GREETING;
import static org.sundew.sim.smtp.SmtpVisits.sim;
import static org.sundew.sim.smtp.SmtpVisits.visit;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.testkit.SimHarness;

class CommandsTest {
    @Test
    void greetsAfterAMomentAndNotesWhoTalksBefore() {
        SimHarness.visit(sim())
                .elapse(Duration.ofMillis(99))
                .expectSilence()
                .elapse(Duration.ofMillis(1))
                .expect(GREETING);
        SimHarness.visit(sim())
                .say("EHLO x\r\nQUIT\r\n")
                .expectMatch("220 srv01.*250 CHUNKING\r\n221 2.0.0 Bye\r\n")
                .noted("smtp.talked.early", "true")
                .expectClosed();
        SimHarness.visit(sim("greeting.ms", 0)).expect(GREETING);
    }

    @Test
    void tellsWhatItCan() {
        visit().say("EHLO there\r\n").noted("smtp.helo", "there").noted(Note.PROTOCOL, "smtp");
        visit("auth", "off", "tls", "off")
                .say("EHLO there\r\nSTARTTLS\r\nAUTH PLAIN AA\r\n")
                .expectMatch("(?!.*250-AUTH)(?!.*250-STARTTLS).*502 5.5.1 .*503 5.5.1 Error: authentication not"
                        + " enabled\r\n");
    }

    @Test
    void hearsSingleBytesAsWellAsWholeDialogues() {
        visit().dribble("HELO x\r\nNOOP\r\nQUIT\r\n")
                .expect("250 srv01.example.com\r\n250 2.0.0 Ok\r\n221 2.0.0 Bye\r\n")
                .expectClosed();
        visit().say("helo x\nnoop\nquit\nnoop\n")
                .expect("250 srv01.example.com\r\n250 2.0.0 Ok\r\n221 2.0.0 Bye\r\n")
                .expectSilence()
                .expectClosed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "POST /", "CONNECT a:25", "Host: x", "\u0016\u0003\u0001"})
    void showsTheDoorToWhatIsNoMail(String line) {
        visit().say(line + "\r\nX: y\r\n")
                .expect("221 2.7.0 Error: I can break rules, too. Goodbye.\r\n")
                .expectSilence()
                .expectClosed();
    }

    @Test
    void takesWhatItIsToldToRelay() {
        visit("relay", "login", "users", new String[] {"ann:secret"})
                .say("EHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@other.example>\r\nRCPT TO:<c@EXAMPLE.com>\r\nRSET\r\n")
                .expectMatch(".*454 4.7.1 <c@other.example>: Relay access denied\r\n250 2.1.5 Ok\r\n250 2.0.0 Ok\r\n")
                .say("AUTH PLAIN AGFubgBzZWNyZXQ=\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@other.example>\r\n")
                .expect("235 2.7.0 Authentication successful\r\n250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n");
        visit("relay", "never")
                .say("MAIL FROM:<a@b>\r\nRCPT TO:<c@other.example>\r\nDATA\r\n")
                .expectMatch("250 .*454 4.7.1 .*554 5.5.1 Error: no valid recipients\r\n")
                .noted(Note.MAIL_TO, "c@other.example");
    }

    @ParameterizedTest
    @CsvSource({"2, 250 2.1.5 Ok", "3, 452 4.5.3 Error: too many recipients"})
    void boundsRecipients(int count, String last) {
        SimHarness visitor =
                visit("recipients.max", 2).say("MAIL FROM:<a@b>\r\n").expect("250 2.1.0 Ok\r\n");
        for (int i = 1; i < count; i++) {
            visitor.say("RCPT TO:<c@d>\r\n").expect("250 2.1.5 Ok\r\n");
        }
        visitor.say("RCPT TO:<c@d>\r\n").expect(last + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 1", "11, 2"})
    void answersLateAfterTenErrors(int errors, int seconds) {
        SimHarness visitor = visit().say("FOO\r\n".repeat(errors) + "NOOP\r\n");

        for (int second = 0; second < seconds; second++) {
            assertThat(visitor.read()).doesNotContain("250");
            visitor.elapse(Duration.ofSeconds(1));
        }
        visitor.expectMatch("(500.*)?250 2.0.0 Ok\r\n").expectOpen();
    }

    @ParameterizedTest
    @CsvSource({"19, true", "20, false"})
    void losesPatienceWithTheTwentiethError(int errors, boolean open) {
        SimHarness visitor = visit().say("FOO\r\n".repeat(errors) + "NOOP\r\n").elapse(Duration.ofSeconds(15));

        if (open) {
            visitor.expectMatch("(500.*\r\n){19}250 2.0.0 Ok\r\n").expectOpen();
        } else {
            visitor.expectMatch("(500.*\r\n){20}421 4.7.0 srv01.example.com Error: too many errors\r\n")
                    .expectClosed();
        }
    }

    @Test
    void hearsTheBeginningOfALineThatIsTooLong() {
        visit().say("NOOP " + "x".repeat(100_000) + "\r\nQUIT\r\n").expect("250 2.0.0 Ok\r\n221 2.0.0 Bye\r\n");
    }

    @Test
    void forgetsWhatWasSaidInTheClearBehindStartTls() {
        visit().say("EHLO x\r\nMAIL FROM:<a@b>\r\nSTARTTLS\r\nRCPT TO:<c@d>\r\nNO")
                .expectMatch(".*250 2.1.0 Ok\r\n220 2.0.0 Ready to start TLS\r\n")
                .expectTls()
                .say("OP\r\nDATA\r\nSTARTTLS\r\n")
                .expect("500 5.5.2 Error: command not recognized\r\n503 5.5.1 Error: need RCPT command\r\n")
                .expect("554 5.5.1 Error: TLS already active\r\n");
    }

    @Test
    void tellsOfSearchesForUsers() {
        visit().say("VRFY root\r\nEXPN staff\r\n")
                .reported(Observation.command("VRFY root"))
                .reported(Observation.command("EXPN staff"));
    }

    @Test
    void refusesACfgThatMakesNoSense() {
        assertThatThrownBy(() -> sim("relay", "some")).hasMessageContaining("relay: must be always");
        assertThatThrownBy(() -> sim("banner", "a\nb")).hasMessageContaining("banner: must be one line");
        assertThatThrownBy(() -> sim("users", new String[] {"x"})).hasMessageContaining("users: must be user:password");
    }
}
