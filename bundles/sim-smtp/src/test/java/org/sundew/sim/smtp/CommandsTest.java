package org.sundew.sim.smtp;

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
                .expectMatch("220 srv01.*250 SMTPUTF8\r\n221 2.0.0 Bye\r\n")
                .noted("smtp.talked.early", "true")
                .expectClosed();
        SimHarness.visit(sim("greeting.ms", 0)).expect(GREETING);
    }

    @Test
    void tellsWhatItCan() {
        visit().say("EHLO there\r\n")
                .expect("250-srv01.example.com\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-VRFY\r\n250-ETRN\r\n")
                .expect(
                        "250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-DSN\r\n")
                .expect("250 SMTPUTF8\r\n")
                .noted("smtp.helo", "there")
                .noted(Note.PROTOCOL, "smtp");
        visit("auth", "off", "tls", "off")
                .say("EHLO there\r\nSTARTTLS\r\nAUTH PLAIN AA\r\n")
                .expectMatch(
                        "(?!.*250-AUTH)(?!.*250-STARTTLS).*502 5.5.1 .*503 5.5.1 Error: authentication not enabled\r\n");
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
    @CsvSource(
            delimiter = '|',
            value = {
                "HELO|501 Syntax: HELO hostname",
                "EHLO |501 Syntax: EHLO hostname",
                "MAIL|501 5.5.4 Syntax: MAIL FROM:<address>",
                "MAIL TO:<a@b>|501 5.5.4 Syntax: MAIL FROM:<address>",
                "MAIL FROM:<a@b|501 5.1.7 Bad sender address syntax",
                "MAIL FROM:<a b@c>|501 5.1.7 Bad sender address syntax",
                "MAIL FROM:<a@b>x|501 5.1.7 Bad sender address syntax",
                "MAIL FROM:|501 5.1.7 Bad sender address syntax",
                "MAIL FROM:<a@b> SIZE=x|501 5.5.4 Bad message size syntax",
                "MAIL FROM:<a@b> SIZE=10240000|250 2.1.0 Ok",
                "MAIL FROM:<a@b> SIZE=10240001|552 5.3.4 Message size exceeds fixed limit",
                "MAIL FROM:<a@b> SIZE=99999999999999999999|552 5.3.4 Message size exceeds fixed limit",
                "MAIL FROM:<a@b> BODY=8BITMIME RET=HDRS ENVID=x SMTPUTF8|250 2.1.0 Ok",
                "MAIL FROM:<a@b> RET=X|501 5.5.4 Bad RET parameter syntax",
                "MAIL FROM:<a@b> FOO=1|555 5.5.4 Unsupported option: FOO=1",
                "MAIL FROM:<>|250 2.1.0 Ok",
                "mail from: a@b|250 2.1.0 Ok",
                "MAIL FROM:<\"a b\"@c>|250 2.1.0 Ok",
                "MAIL FROM:<@x,@y:a@b>|250 2.1.0 Ok",
                "RCPT TO:<a@b>|503 5.5.1 Error: need MAIL command",
                "DATA|503 5.5.1 Error: need RCPT command",
                "RSET x|501 5.5.4 Syntax: RSET",
                "STARTTLS x|501 5.5.4 Syntax: STARTTLS",
                "VRFY|501 5.5.4 Syntax: VRFY address",
                "VRFY deploy|252 2.0.0 deploy",
                "VRFY root@example.com|252 2.0.0 root@example.com",
                "VRFY nobody1|550 5.1.1 <nobody1>: Recipient address rejected: User unknown in local recipient table",
                "EXPN root|502 5.5.1 Error: command not implemented",
                "BDAT 5 LAST|502 5.5.1 Error: command not implemented",
                "AUTH PLAIN|503 5.5.1 Error: send HELO/EHLO first",
                "ETRN a|503 Error: send HELO/EHLO first",
                "FOO|500 5.5.2 Error: command not recognized",
                "''|500 5.5.2 Error: bad syntax"
            })
    void answersInTheWordsOfPostfix(String command, String answer) {
        visit().say(command + "\r\n").expect(answer + "\r\n").expectSilence().expectOpen();
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

    @Test
    void losesPatienceWithTheTwentiethError() {
        visit().say("FOO\r\n".repeat(19))
                .expect("500 5.5.2 Error: command not recognized\r\n".repeat(19))
                .expectOpen();
        visit().say("FOO\r\n".repeat(20))
                .expect("500 5.5.2 Error: command not recognized\r\n".repeat(20))
                .expect("421 4.7.0 srv01.example.com Error: too many errors\r\n")
                .expectClosed();
        visit().say("NOOP\r\n".repeat(119))
                .expect("250 2.0.0 Ok\r\n".repeat(119))
                .expectOpen();
        visit().say("NOOP\r\n".repeat(120))
                .expect("250 2.0.0 Ok\r\n".repeat(120))
                .expect("421 4.7.0 srv01.example.com Error: too many errors\r\n")
                .expectClosed();
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
                .say("OP\r\nDATA\r\nSTARTTLS\r\nAUTH PLAIN AA==\r\n")
                .expect("500 5.5.2 Error: command not recognized\r\n503 5.5.1 Error: need RCPT command\r\n")
                .expect("554 5.5.1 Error: TLS already active\r\n503 5.5.1 Error: send HELO/EHLO first\r\n");
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
