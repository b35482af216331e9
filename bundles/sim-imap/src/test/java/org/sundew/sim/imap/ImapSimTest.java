package org.sundew.sim.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.mail.Mail;
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
                .expect(
                        "* CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN AUTH=LOGIN\r\n")
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
        SimHarness visitor = visit("tries.max", 3);
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
    @CsvSource({"65528, true", "65529, false", "4294967296, false"})
    void takesNoLiteralThatIsTooLong(String size, boolean taken) {
        SimHarness visitor = visit().say("a LOGIN {" + size + "}\r\n");

        visitor.expect(taken ? "+ OK\r\n" : "* BYE Literal too large\r\n");
        if (!taken) {
            visitor.expectClosed();
        }
    }

    @Test
    void takesNoLineThatIsTooLong() {
        visit().say("x".repeat(8191)).expectSilence().expectOpen();
        visit().say("x".repeat(8192))
                .expect("* BYE Input buffer full, aborting\r\n")
                .expectClosed();
    }

    @Test
    void hearsWhatMakesNoSenseUpToTenTimes() {
        visit().say("a FOO\r\n\r\nb LOGIN x\r\nc SELECT INBOX\r\nd LOGIN \"x\r\ne LOGIN (a) b\r\n")
                .expect("a BAD Error in IMAP command received by server.\r\n")
                .expect("* BAD Error in IMAP command received by server.\r\n")
                .expectMatch("b BAD .*c BAD .*d BAD .*e BAD .*");
        visit().say("a AUTHENTICATE X\r\na AUTHENTICATE PLAIN\r\n*\r\na AUTHENTICATE PLAIN %\r\n")
                .expect("a NO Unsupported authentication mechanism.\r\n+ \r\n")
                .expect("a BAD Authentication aborted by client.\r\n")
                .expect("a BAD Invalid base64 data in AUTHENTICATE response\r\n");
        visit().say("a X\r\n".repeat(9)).expectOpen();
        visit().say("a X\r\n".repeat(10))
                .expectMatch(".*\\* BYE Too many invalid IMAP commands.\r\n")
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

    @Test
    void listsFolders() {
        admitted()
                .say("a LIST \"\" \"\"\r\nb LIST \"\" *\r\nc LSUB \"\" in%\r\nd LIST \"\" x\r\n")
                .expect("* LIST (\\Noselect) \"/\" \"\"\r\na OK List completed" + TOOK)
                .expect(
                        "* LIST (\\HasNoChildren \\Drafts) \"/\" Drafts\r\n* LIST (\\HasNoChildren \\Sent) \"/\" Sent\r\n")
                .expect("* LIST (\\HasNoChildren \\Trash) \"/\" Trash\r\n* LIST (\\HasNoChildren) \"/\" INBOX\r\n")
                .expect("b OK List completed" + TOOK)
                .expect("* LSUB (\\HasNoChildren) \"/\" INBOX\r\nc OK Lsub completed" + TOOK)
                .expect("d OK List completed" + TOOK);
    }

    @Test
    void selectsAndTellsTheState() {
        int count = MAILBOX.mails().size();
        admitted()
                .say("a SELECT INBOX\r\n")
                .expectMatch("\\* FLAGS .*\\* " + count + " EXISTS\r\n\\* 0 RECENT\r\n.*UNSEEN 1.*UIDVALIDITY "
                        + MAILBOX.validity() + ".*a OK \\[READ-WRITE] Select completed.*")
                .say("b EXAMINE Sent\r\n")
                .expectMatch(".*\\* 0 EXISTS.*b OK \\[READ-ONLY] Examine completed.*")
                .say("c SELECT Nope\r\nd FETCH 1 FLAGS\r\n")
                .expect("c NO Mailbox doesn't exist" + TOOK + "d BAD No mailbox selected" + TOOK)
                .say("e STATUS inbox (MESSAGES UNSEEN)\r\n")
                .expect("* STATUS INBOX (MESSAGES " + count + " UNSEEN " + count + ")\r\ne OK Status completed" + TOOK);
    }

    @Test
    void fetchesMessagesAndPieces() {
        Mail first = MAILBOX.mails().get(0);
        selected()
                .say("a FETCH 1 (UID FLAGS RFC822.SIZE)\r\n")
                .expect("* 1 FETCH (UID " + first.uid() + " FLAGS () RFC822.SIZE " + first.size() + ")\r\n")
                .expect("a OK Fetch completed" + TOOK)
                .say("b FETCH 1 BODY[]\r\n")
                .expect("* 1 FETCH (FLAGS (\\Seen) BODY[] {" + first.size() + "}\r\n" + first.text() + ")\r\n")
                .expect("b OK Fetch completed" + TOOK)
                .say("c UID FETCH " + first.uid() + " (BODY.PEEK[HEADER.FIELDS (To)]<0.5>)\r\n")
                .expect("* 1 FETCH (UID " + first.uid() + " BODY[HEADER.FIELDS (TO)]<0> {5}\r\nTo: a)\r\n")
                .expect("c OK Fetch completed" + TOOK)
                .say("d FETCH 1:* FULL\r\n")
                .expectMatch("(\\* \\d FETCH \\(FLAGS .*ENVELOPE \\(\"...*BODY \\(\"text\" \"plain\".*){2,}d OK .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FETCH x FLAGS", "FETCH 1 FOO", "FETCH 1", "FETCH 1 BODY[9]", "SEARCH FOO", "UID FOO", "UID"})
    void saysWhatIsWrong(String command) {
        selected().say("a " + command + "\r\n").expectMatch("a BAD Error in IMAP command .*");
    }

    @ParameterizedTest
    @CsvSource({"16, OK", "17, BAD"})
    void sendsNoMoreThanSoManyItems(int count, String outcome) {
        selected().say("a FETCH 1 (" + "UID ".repeat(count).strip() + ")\r\n").expectMatch(".*a " + outcome + " .*");
    }

    @Test
    void searches() {
        int count = MAILBOX.mails().size();
        int uid = MAILBOX.mails().get(count - 1).uid();
        selected()
                .say("a SEARCH SEEN\r\nb UID SEARCH " + count + " UNSEEN\r\nc SEARCH UID " + uid + "\r\n")
                .expect("* SEARCH\r\na OK Search completed" + TOOK)
                .expect("* SEARCH " + uid + "\r\nb OK Search completed" + TOOK)
                .expect("* SEARCH " + count + "\r\nc OK Search completed" + TOOK)
                .say("d SEARCH TO ann SUBJECT \"no such thing\"\r\n")
                .expect("* SEARCH\r\nd OK Search completed" + TOOK);
    }

    @Test
    void idlesAndLetsNothingBeChanged() {
        selected()
                .say("a IDLE\r\n")
                .expect("+ idling\r\n")
                .say("DONE\r\nb STORE 1 +FLAGS \\Deleted\r\nc APPEND INBOX {2+}\r\nhi\r\nd CLOSE\r\ne SEARCH ALL\r\n")
                .expect("a OK Idle completed" + TOOK + "b NO [NOPERM] Permission denied" + TOOK)
                .expect("c NO [NOPERM] Permission denied" + TOOK + "d OK Close completed" + TOOK)
                .expect("e BAD No mailbox selected" + TOOK);
        admitted().say("a X\r\n".repeat(20)).expectOpen();
        admitted().say("a X\r\n".repeat(21)).expectMatch(".*BYE Too many.*").expectClosed();
    }
}
