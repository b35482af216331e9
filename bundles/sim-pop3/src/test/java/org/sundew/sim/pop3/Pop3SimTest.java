package org.sundew.sim.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.mail.Mailbox;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

class Pop3SimTest {
    private static final Duration REFUSAL = Duration.ofSeconds(2);
    private static final Mailbox MAILBOX = Mailbox.of(Samples.persona(), "ann");

    private static SimHarness visit(Object... keysAndValues) {
        return SimHarness.visit(new Pop3Sim(ConfigOf.of(Pop3Sim.Config.class, keysAndValues)))
                .expect("+OK Dovecot (Debian) ready.\r\n");
    }

    private static SimHarness admitted() {
        return visit("users", new String[] {"ann:secret"})
                .say("USER ann\r\nPASS secret\r\n")
                .expect("+OK\r\n+OK Logged in.\r\n");
    }

    private static String uid(int number) {
        return String.format("%08x%08x", MAILBOX.mails().get(number - 1).uid(), MAILBOX.validity());
    }

    @Test
    void tellsWhatItCan() {
        visit().say("CAPA\r\n")
                .expect("+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\nSTLS\r\nUSER\r\n")
                .expect("SASL PLAIN LOGIN\r\n.\r\n")
                .noted(Note.PROTOCOL, "pop3");
        visit("tls", "off").say("CAPA\r\nSTLS\r\n").expectMatch("(?!.*STLS).*-ERR TLS support isn't enabled.\r\n");
    }

    @Test
    void refusesAfterAWhileAndTellsAtOnce() {
        visit().say("USER root\r\nPASS toor\r\nNOOP\r\n")
                .expect("+OK\r\n")
                .reported(Observation.login("root", "toor", false))
                .elapse(REFUSAL.minusMillis(1))
                .say("CAP")
                .expectSilence()
                .elapse(Duration.ofMillis(1))
                .expect("-ERR [AUTH] Authentication failed.\r\n-ERR Unknown command.\r\n")
                .say("A\r\n")
                .expectMatch("\\+OK\r\nCAPA.*");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void closesAfterSoManyRefusals(int tries, boolean open) {
        SimHarness visitor = visit("tries.max", 3, "penalty.max.seconds", 0);
        for (int i = 0; i < tries; i++) {
            visitor.say("USER a\r\nPASS b\r\n").elapse(REFUSAL);
        }

        assertThat(visitor.reports()).hasSize(tries);
        if (open) {
            visitor.expectOpen();
        } else {
            visitor.expectClosed();
        }
    }

    @Test
    void letsListedUsersInByAnyWay() {
        admitted().raised(Severity.HIGH).reported(Observation.login("ann", "secret", true));
        String[] users = {"ann:secret"};
        visit("users", users).say("AUTH PLAIN AGFubgBzZWNyZXQ=\r\n").expect("+OK Logged in.\r\n");
        visit("users", users).say("AUTH PLAIN\r\nAGFubgBzZWNyZXQ=\r\n").expect("+ \r\n+OK Logged in.\r\n");
        visit("users", users)
                .dribble("AUTH LOGIN\r\nYW5u\r\nc2VjcmV0\r\n")
                .expect("+ VXNlcm5hbWU6\r\n+ UGFzc3dvcmQ6\r\n+OK Logged in.\r\n");
    }

    @Test
    void boundsALine() {
        visit().say("x".repeat(1033)).expectSilence().expectOpen();
        visit().say("x".repeat(1034))
                .expect("-ERR Input buffer full, aborting\r\n")
                .expectClosed();
    }

    @Test
    void tellsNothingOfALogInThatNamesNobody() {
        assertThat(visit().say("AUTH PLAIN AA==\r\n").elapse(REFUSAL).reports()).isEmpty();
    }

    @Test
    void forgetsWhatWasSaidInTheClearBehindStls() {
        visit().say("USER ann\r\nSTLS\r\nUSER bob\r\nCA")
                .expect("+OK\r\n+OK Begin TLS negotiation now.\r\n")
                .expectTls()
                .say("PASS x\r\nSTLS\r\n")
                .expect("-ERR No username given.\r\n-ERR TLS is already active.\r\n");
    }

    @Test
    void showsAMailbox() {
        int count = MAILBOX.mails().size();
        int first = MAILBOX.mails().get(0).size();
        long all = MAILBOX.mails().stream().mapToLong(mail -> mail.size()).sum();

        admitted()
                .say("STAT\r\nLIST 1\r\nUIDL 1\r\nRETR 1\r\n")
                .expect("+OK " + count + " " + all + "\r\n+OK 1 " + first + "\r\n+OK 1 " + uid(1) + "\r\n")
                .expect("+OK " + first + " octets\r\n" + MAILBOX.mails().get(0).text() + ".\r\n")
                .say("TOP 1 0\r\n")
                .expect("+OK\r\n" + MAILBOX.mails().get(0).header() + ".\r\n")
                .say("LIST\r\n")
                .expectMatch("\\+OK " + count + " messages:\r\n(\\d+ \\d+\r\n){" + count + "}\\.\r\n")
                .say("UIDL\r\n")
                .expectMatch("\\+OK\r\n(\\d+ [0-9a-f]{16}\r\n){" + count + "}\\.\r\n");
    }

    @Test
    void deletesForThisVisit() {
        int left = MAILBOX.mails().size() - 1;
        admitted()
                .say("DELE 1\r\nDELE 1\r\nRETR 1\r\nSTAT\r\n")
                .expect("+OK Marked to be deleted.\r\n-ERR Message is deleted.\r\n-ERR Message is deleted.\r\n+OK "
                        + left)
                .say("RSET\r\nDELE 1\r\nQUIT\r\n")
                .expectMatch(".*\\+OK\r\n\\+OK Marked to be deleted.\r\n\\+OK Logging out, messages deleted.\r\n")
                .expectClosed();
        admitted().say("RETR 1\r\nQUIT\r\n").expectMatch("\\+OK .*\\+OK Logging out.\r\n");
    }
}
