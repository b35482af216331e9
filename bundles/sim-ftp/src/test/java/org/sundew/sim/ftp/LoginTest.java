package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.sim.ftp.FtpVisits.guest;
import static org.sundew.sim.ftp.FtpVisits.user;
import static org.sundew.sim.ftp.FtpVisits.visit;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.testkit.SimHarness;

class LoginTest {
    private static final Duration REFUSAL = Duration.ofSeconds(3);

    @Test
    void letsGuestsInWithAnyPassword() {
        visit().say("USER anonymous\r\n")
                .expect("331 Please specify the password.\r\n")
                .say("PASS mozilla@example.com\r\n")
                .expect("230 Login successful.\r\n")
                .reported(Observation.login("anonymous", "mozilla@example.com", true))
                .noted(Note.PROTOCOL, "ftp")
                .raised(Severity.LOW);
        visit().say("user FTP\r\npass\r\n").expect("331 Please specify the password.\r\n230 Login successful.\r\n");
    }

    @Test
    void hearsSingleBytesAsWellAsWholeDialogues() {
        visit().dribble("USER anonymous\r\nPASS x\r\nPWD\r\n")
                .expect("331 Please specify the password.\r\n230 Login successful.\r\n")
                .expect("257 \"/\" is the current directory\r\n");
        visit().say("USER anonymous\nPASS x\nPWD\nQUIT\nPWD\n")
                .expect("331 Please specify the password.\r\n230 Login successful.\r\n")
                .expect("257 \"/\" is the current directory\r\n221 Goodbye.\r\n")
                .expectSilence()
                .expectClosed();
    }

    @Test
    void refusesAfterAWhileAndTellsAtOnce() {
        visit().say("USER root\r\nPA")
                .expect("331 Please specify the password.\r\n")
                .say("SS toor\r\n")
                .reported(Observation.login("root", "toor", false))
                .noted(Note.USER, "root")
                .noted(Note.PASSWORD, "toor")
                .elapse(REFUSAL.minusMillis(1))
                .expectSilence()
                .elapse(Duration.ofMillis(1))
                .expect("530 Login incorrect.\r\n")
                .expectOpen();
    }

    @Test
    void hearsWhatWasSaidDuringARefusalAfterIt() {
        visit().say("USER root\r\nPASS toor\r\nUSER anonymous\r\nPASS x\r\n")
                .expect("331 Please specify the password.\r\n")
                .expectSilence()
                .elapse(REFUSAL)
                .expect("530 Login incorrect.\r\n331 Please specify the password.\r\n230 Login successful.\r\n");
    }

    @Test
    void closesAfterTheThirdRefusal() {
        SimHarness visitor = visit();
        for (int i = 1; i <= 3; i++) {
            visitor.expectOpen()
                    .say("USER root\r\nPASS toor\r\n")
                    .expect("331 Please specify the password.\r\n")
                    .elapse(REFUSAL)
                    .expect("530 Login incorrect.\r\n");
        }

        visitor.expectClosed();
        assertThat(visitor.reports()).hasSize(3);
    }

    @Test
    void pausesAVisitorThatTalksOnThroughARefusal() {
        SimHarness visitor = visit().say("USER a\r\nPASS b\r\n").expect("331 Please specify the password.\r\n");

        visitor.say("NOOP\r\n".repeat(20)).say("SYST\r\n").elapse(REFUSAL);

        visitor.expect("530 Login incorrect.\r\n")
                .expect(("530 Please login with USER and PASS." + "\r\n").repeat(21))
                .expectSilence();
    }

    @Test
    void endsASessionThatFloodsARefusal() {
        visit().say("USER a\r\nPASS b\r\n" + "NOOP\r\n".repeat(1001)).expectClosed();
    }

    @Test
    void letsListedUsersInWithTheirPasswordOnly() {
        visit("users", new String[] {"ann:secret, bob:a:b"})
                .say("USER bob\r\nPASS a:b\r\n")
                .expect("331 Please specify the password.\r\n230 Login successful.\r\n")
                .raised(Severity.HIGH);
        visit("users", new String[] {"ann:secret, bob:a:b"})
                .say("USER ann\r\nPASS a:b\r\n")
                .expect("331 Please specify the password.\r\n")
                .elapse(REFUSAL)
                .expect("530 Login incorrect.\r\n");
        visit("users", new String[] {"*:*"})
                .say("USER whoever\r\nPASS \r\n")
                .expect("331 Please specify the password.\r\n230 Login successful.\r\n");
    }

    @Test
    void canRefuseGuests() {
        visit("anonymous", false, "refusal.seconds", 0, "tries.max", 1)
                .say("USER anonymous\r\nPASS x\r\n")
                .expect("331 Please specify the password.\r\n")
                .elapse(Duration.ZERO)
                .expect("530 Login incorrect.\r\n")
                .expectClosed();
    }

    @Test
    void tellsNamesInUtf8AsTheyWereMeant() {
        visit().say("USER J\u00C3\u00B6rg\r\nPASS \u00FC\r\n")
                .reported(Observation.login("J\u00F6rg", "\u00FC", false));
    }

    @Test
    void wantsALoginFirst() {
        visit().say("PASS x\r\n")
                .expect("503 Login with USER first.\r\n")
                .say("USER\r\nPASS\r\n")
                .expect("331 Please specify the password.\r\n503 Login with USER first.\r\n")
                .say("SYST\r\nLIST\r\nAUTH TLS\r\nPBSZ 0\r\nFOO\r\nGET / HTTP/1.0\r\n")
                .expect(("530 Please login with USER and PASS." + "\r\n").repeat(6))
                .say("opts utf8 on\r\nOPTS MLST\r\n")
                .expect("200 Always in UTF8 mode.\r\n501 Option not understood.\r\n")
                .say("FEAT\r\n")
                .expect(
                        "211-Features:\r\n EPRT\r\n EPSV\r\n MDTM\r\n PASV\r\n REST STREAM\r\n SIZE\r\n TVFS\r\n211 End\r\n")
                .say("quit\r\n")
                .expect("221 Goodbye.\r\n")
                .expectClosed();
    }

    @Test
    void knowsWhoIsIn() {
        guest().say("USER root\r\nPASS x\r\n")
                .expect("530 Can't change from guest user.\r\n230 Already logged in.\r\n");
        user().say("USER ann\r\nUSER bob\r\nPASS x\r\n")
                .expect("331 Any password will do.\r\n530 Can't change to another user.\r\n230 Already logged in.\r\n");
    }
}
