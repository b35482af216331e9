package org.sundew.sim.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.mail.Mailbox;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

class ImapSimTest {
    private static final Duration REFUSAL = Duration.ofSeconds(2);
    private static final Mailbox MAILBOX = Mailbox.of(Samples.persona(), "ann");
    private static final String TOOK = " (0.001 + 0.000 secs).\r\n";

    private static SimHarness visit(Object... keysAndValues) {
        SimHarness visitor = SimHarness.visit(new ImapSim(ConfigOf.of(ImapSim.Config.class, keysAndValues)));
        assertThat(visitor.read()).startsWith("* OK [CAPABILITY IMAP4rev1 ").endsWith("] Dovecot (Debian) ready.\r\n");
        return visitor;
    }

    private static SimHarness knowing() {
        return visit("users", new String[] {"ann:secret"});
    }

    private static SimHarness admitted() {
        return knowing().say("a LOGIN ann secret\r\n").expectMatch("a OK \\[CAPABILITY IMAP4rev1 .*] Logged in\r\n");
    }

    private static SimHarness selected() {
        SimHarness visitor = admitted().say("s SELECT INBOX\r\n");
        visitor.read();
        return visitor;
    }

    @Test
    void tellsWhatItCan() {
        visit().say("a CAPABILITY\r\nb ID NIL\r\nc NOOP\r\nd LOGOUT\r\ne NOOP\r\n")
                .expect("* CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN"
                        + " AUTH=LOGIN\r\n")
                .expect("a OK Pre-login capabilities listed, post-login capabilities have more.\r\n")
                .expect("* ID (\"name\" \"Dovecot\")\r\nb OK ID completed.\r\nc OK NOOP completed.\r\n")
                .expect("* BYE Logging out\r\nd OK Logout completed.\r\n")
                .expectSilence()
                .expectClosed()
                .noted(Note.PROTOCOL, "imap");
        visit("tls", "off")
                .say("a CAPABILITY\r\nb STARTTLS\r\n")
                .expectMatch("(?!.*STARTTLS).*b BAD TLS support isn't enabled.\r\n");
    }

    @Test
    void refusesAfterAWhileAndTellsAtOnce() {
        visit().say("a LOGIN root toor\r\nb NOOP\r\n")
                .reported(Observation.login("root", "toor", false))
                .elapse(REFUSAL.minusMillis(1))
                .expectSilence()
                .elapse(Duration.ofMillis(1))
                .expect("a NO [AUTHENTICATIONFAILED] Authentication failed.\r\nb OK NOOP completed.\r\n");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void closesAfterSoManyRefusals(int tries, boolean open) {
        SimHarness visitor = visit("tries.max", 3, "penalty.max.seconds", 0);
        for (int i = 0; i < tries; i++) {
            visitor.say("a LOGIN a b\r\n").elapse(REFUSAL);
        }

        assertThat(visitor.reports()).hasSize(tries);
        if (open) {
            visitor.expectOpen();
        } else {
            visitor.expectClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a LOGIN ann secret\r\n",
                "a login \"ann\" \"se\\cret\"\r\n",
                "a LOGIN {3+}\r\nann {6+}\r\nsecret\r\n",
                "a LOGIN ann {6}\r\nsecret\r\n",
                "a AUTHENTICATE PLAIN AGFubgBzZWNyZXQ=\r\n",
                "a AUTHENTICATE PLAIN\r\nAGFubgBzZWNyZXQ=\r\n",
                "a AUTHENTICATE LOGIN\r\nYW5u\r\nc2VjcmV0\r\n"
            })
    void letsListedUsersInByAnyWay(String words) {
        knowing().say(words).reported(Observation.login("ann", "secret", true)).raised(Severity.HIGH);
        knowing()
                .dribble(words)
                .reported(Observation.login("ann", "secret", true))
                .expectMatch("(\\+ .*)?a OK \\[CAPABILITY .*] Logged in\r\n");
    }

    @Test
    void asksForALiteral() {
        knowing()
                .say("a LOGIN {3}\r\n")
                .expect("+ OK\r\n")
                .say("a\r\n {3}\r\n")
                .expect("+ OK\r\n")
                .say("\"\\x\r\n")
                .reported(Observation.login("a\r\n", "\"\\x", false));
        visit().say("a LOGIN {0}\r\n x\r\n").reported(Observation.login("", "x", false));
    }

    @ParameterizedTest
    @CsvSource({"8178, true", "8179, false", "999999999999999999, false"})
    void takesNoLiteralThatIsTooLong(String size, boolean taken) {
        SimHarness visitor = visit().say("a LOGIN {" + size + "}\r\n");

        visitor.expect(taken ? "+ OK\r\n" : "* BYE Literal size too large\r\n");
        if (!taken) {
            visitor.expectClosed();
        }
    }

    @Test
    void takesNoLineThatIsTooLong() {
        visit().say("x".repeat(1033)).expectSilence().expectOpen();
        visit().say("x".repeat(1034))
                .expect("* BYE Input buffer full, aborting\r\n")
                .expectClosed();
    }

    @Test
    void forgetsWhatWasSaidInTheClearBehindStartTls() {
        visit().say("a STARTTLS\r\nb LOGIN x y\r\nc NO")
                .expect("a OK Begin TLS negotiation now.\r\n")
                .expectTls()
                .say("d CAPABILITY\r\ne STARTTLS\r\n")
                .expectMatch("(?!.*STARTTLS)\\* CAPABILITY .*e BAD TLS is already active.\r\n");
    }

    @ParameterizedTest
    @CsvSource({"16, OK", "17, BAD"})
    void sendsNoMoreThanSoManyItems(int count, String outcome) {
        selected().say("a FETCH 1 (" + "UID ".repeat(count).strip() + ")\r\n").expectMatch(".*a " + outcome + " .*");
    }

    @Test
    void saysNowAndThenThatItIsThere() {
        selected()
                .say("a IDLE\r\n")
                .expect("+ idling\r\n")
                .elapse(Duration.ofSeconds(119))
                .expectSilence()
                .elapse(Duration.ofSeconds(1))
                .expect("* OK Still here\r\n")
                .elapse(Duration.ofMinutes(2))
                .expect("* OK Still here\r\n")
                .say("DONE\r\n")
                .expect("a OK Idle completed (0.001 + 240.000 + 240.000 secs).\r\n")
                .elapse(Duration.ofMinutes(5))
                .expectSilence();
    }

    @Test
    void tellsOfWhatIsPutIntoAMailbox() {
        SimHarness visitor = admitted().say("a APPEND INBOX {12+}\r\nSubject: x\r\n\r\n");

        assertThat(visitor.reports())
                .filteredOn(report -> report.action().equals("upload"))
                .singleElement()
                .satisfies(upload -> assertThat(upload.payload()).isEqualTo(Payload.of("Subject: x\r\n")));
    }

    @ParameterizedTest
    @CsvSource({"197, OK", "198, NO"})
    void boundsWhatAVisitorPutsIn(int copies, String outcome) {
        SimHarness visitor = selected();
        for (int i = 1; i < copies; i++) {
            visitor.say("a COPY 1 Sent\r\n");
        }
        visitor.read();

        visitor.say("a COPY 1 Sent\r\n").expect("a " + outcome + " [");
    }

    @ParameterizedTest
    @CsvSource({"28, OK", "29, NO"})
    void boundsHowManyFoldersAVisitorMakes(int folders, String outcome) {
        SimHarness visitor = admitted();
        for (int i = 1; i < folders; i++) {
            visitor.say("a CREATE f" + i + "\r\n");
        }
        visitor.read();

        visitor.say("a CREATE last\r\n").expect("a " + outcome + " ");
    }

    @Test
    void forgetsWithTheVisitWhatWasChanged() {
        admitted().say("a CREATE work\r\nb SELECT INBOX\r\nc STORE 1:* +FLAGS (\\Deleted)\r\nd EXPUNGE\r\n");

        admitted()
                .say("a STATUS INBOX (MESSAGES)\r\nb LIST \"\" work\r\n")
                .expect("* STATUS INBOX (MESSAGES " + MAILBOX.mails().size() + ")\r\na OK Status completed" + TOOK)
                .expect("b OK List completed" + TOOK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ": \r\n\r\n",
                "\r\n",
                "Subject\r\n folded\r\n\r\nbody",
                "From: nobody\r\n\r\n",
                "\u00ff\u0000\"\\"
            })
    void showsWhateverWasPutIn(String message) {
        SimHarness visitor = selected().say("a APPEND INBOX {" + message.length() + "+}\r\n" + message + "\r\n");
        int number = MAILBOX.mails().size() + 1;
        visitor.read();

        visitor.say("b FETCH " + number
                        + " (FULL BODYSTRUCTURE PREVIEW BODY[HEADER.FIELDS (SUBJECT)] BODY[TEXT]<1.2>)\r\n")
                .expectMatch(".*b OK Fetch completed.*");
        visitor.say("c SORT (SUBJECT) UTF-8 TEXT x\r\nd THREAD REFS UTF-8 FROM y\r\n")
                .expectMatch(".*c OK Sort completed.*d OK Thread completed.*");
    }

    @Test
    void answersNoFasterThanItsVisitorReads() {
        String message = "Subject: x\r\n\r\n" + "y".repeat(50_000);
        SimHarness visitor = selected().say("a APPEND INBOX {" + message.length() + "+}\r\n" + message + "\r\n");
        visitor.read();

        visitor.stall().say("b FETCH 1:* BODY[]\r\n".repeat(100));
        assertThat(visitor.pending()).isLessThan(200_000);

        for (int i = 0; i < 100; i++) {
            visitor.readOn().elapse(Duration.ofMillis(20)); // it may be resting
        }
        assertThat(visitor.read().split("b OK Fetch completed", -1)).hasSize(101);
    }
}
