package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.sundew.sim.ftp.FtpVisits.dial;
import static org.sundew.sim.ftp.FtpVisits.guest;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Observation;
import org.sundew.testkit.SimHarness;

/** What is said to FTP servers to break them. */
class AttackTest {
    private static SimHarness proftpd(Object... keysAndValues) {
        Object[] all = Arrays.copyOf(keysAndValues, keysAndValues.length + 2);
        all[keysAndValues.length] = "product";
        all[keysAndValues.length + 1] = "proftpd";
        SimHarness visitor = SimHarness.visit(FtpVisits.sim(all)).say("USER ftp\r\nPASS x\r\n");
        visitor.read();
        return visitor;
    }

    @Test
    void keepsOnePortHoweverManyAreAskedFor() {
        SimHarness visitor = guest();
        SimHarness first = dial(visitor);
        for (int i = 0; i < 1000; i++) {
            visitor.say("EPSV\r\n").expect("229 Entering Extended Passive Mode (|||40321|)\r\n");
        }

        first.expectClosed();
        visitor.dial();
        assertThatCode(visitor::dial).hasMessage("no side port is open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST */../*/../*/../*/../*/../*/../*",
                "NLST ../../*/../*/../*",
                "STAT */../*/../*",
                "LIST {{{{{{{{{{{{{{{{",
                "LIST ****************************a",
                "NLST {a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}x"
            })
    void answersAPatternBombAtOnce(String command) {
        SimHarness visitor = guest("tree", new String[] {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/a/a/a/b 1 1d"});
        dial(visitor);
        long before = System.nanoTime();

        visitor.say(command + "\r\n");

        assertThat(visitor.read()).endsWith("\r\n");
        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
    }

    @Test
    void forbidsPatternsInTheMiddleOfAPathAsDebiansProftpdDoes() {
        proftpd()
                .say("LIST */../*\r\nCWD */x\r\nSTOR a*b/c\r\n")
                .expect("550 */../*: Forbidden command argument\r\n550 */x: Forbidden command argument\r\n")
                .expect("550 a*b/c: Forbidden command argument\r\n");
    }

    @Test
    void looksThroughALongPatternOnlyOnce() {
        SimHarness visitor = proftpd();
        String stars = "STAT " + "*".repeat(4000) + "\r\n";
        long before = System.nanoTime();

        for (int i = 0; i < 1000; i++) {
            visitor.say(stars).read();
        }

        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    @Test
    void listsEachFileOnceHoweverDeepItGoes() {
        SimHarness visitor = proftpd("tree", new String[] {"a/b/c/d/e/f/g/h/i/j 1 1d"});
        visitor.say("EPSV\r\n").read();
        SimHarness data = visitor.dial();

        visitor.say("LIST -R\r\n");

        assertThat(data.read().split("\r\n")).hasSize(10 + 2 * 9);
    }

    @Test
    void givesUpThePortOfATransferThatProftpdRefuses() {
        SimHarness visitor = proftpd("tree", new String[] {"a 1 1d"});
        visitor.say("TYPE I\r\nEPSV\r\n").read();
        SimHarness data = visitor.dial();

        visitor.say("RETR nope\r\nRETR a\r\n")
                .expect("550 nope: No such file or directory\r\n")
                .expect("425 Unable to build data connection: Connection refused\r\n");

        data.expectClosed();
    }

    @Test
    void takesNoUploadTwice() {
        SimHarness visitor = proftpd();
        visitor.say("EPSV\r\n").read();
        SimHarness data = visitor.dial().say("hello");
        visitor.say("STOR a\r\n");
        data.end();
        visitor.read();

        visitor.say("APPE a\r\nREST 0\r\nEPSV\r\nSTOR b/c\r\n")
                .expect("451 a: Append/Restart not permitted, try again\r\n")
                .expectMatch("350 .*229 .*550 b/c: No such file or directory\r\n");
        assertThat(visitor.reports()).extracting(Observation::action).containsExactly("login", "upload");
    }

    @Test
    void tellsOfACopyButMakesNone() {
        SimHarness visitor = proftpd("tree", new String[] {"a 1 1d"})
                .say("SITE CPFR /etc/passwd\r\nSITE CPTO /b\r\nSITE CPFR a\r\nSITE CPTO /b\r\nSIZE b\r\n")
                .expect("550 /etc/passwd: No such file or directory\r\n")
                .expect("503-Bad sequence of commands\r\n503 Bad sequence of commands\r\n")
                .expect("350 File or directory exists, ready for destination name\r\n550 /b: Permission denied\r\n")
                .expect("550 SIZE not allowed in ASCII mode\r\n");

        visitor.reported(Observation.command("SITE CPFR /etc/passwd"));
    }

    @Test
    void saysNothingToOtherProtocolsThatCallAtProftpd() {
        for (String request : new String[] {"GET / HTTP/1.1", "EHLO x", "SSH-2.0-Go"}) {
            SimHarness visitor = SimHarness.visit(FtpVisits.sim("product", "proftpd"));
            visitor.read();
            visitor.say(request + "\r\nHost: x\r\n\r\n").expectSilence().expectClosed();
        }
    }

    @Test
    void dropsTheWholeOfALineThatIsTooLong() {
        proftpd()
                .say("CWD " + "x".repeat(20_000) + "\r\nNOOP\r\n")
                .expect("200 NOOP command successful\r\n")
                .expectSilence();
    }

    @Test
    void takesAnyPassword() {
        SimHarness visitor = SimHarness.visit(FtpVisits.sim("product", "proftpd"));
        visitor.say("USER ann\r\nPASS a*b/c\r\n").reported(Observation.login("ann", "a*b/c", false));
    }

    @Test
    void forgetsTheFilesOfWhoLogsInAgain() {
        SimHarness visitor = SimHarness.visit(FtpVisits.sim("product", "iis"));
        visitor.say("USER ftp\r\nPASS x\r\nMKD a\r\nEPSV\r\n").read();
        SimHarness data = visitor.dial();

        visitor.say("USER ftp\r\nCWD a\r\nPASS x\r\nCWD a\r\n")
                .expect("331 Anonymous access allowed, send identity (e-mail name) as password.\r\n")
                .expect("530 Please login with USER and PASS.\r\n230 User logged in.\r\n")
                .expect("550 The system cannot find the file specified. \r\n");

        data.expectClosed();
    }

    @Test
    void neverReadsAVisitorsWordsForParameters() {
        SimHarness visitor = SimHarness.visit(FtpVisits.sim("product", "proftpd"));
        visitor.read();

        visitor.say("USER $fqdn$a$x\\\r\n").expect("331 Password required for $fqdn$a$x\\\r\n");
    }

    @Test
    void hearsNoCommandBeforeItsTurn() {
        SimHarness visitor = guest("tree", new String[] {"big.bin 200000 3d"});
        SimHarness data = dial(visitor).stall();
        visitor.say("RETR big.bin\r\n" + "NOOP\r\n".repeat(15)).expectMatch("150 [^\r]*\r\n");

        data.readOn().read();

        visitor.expect("226 Transfer complete.\r\n" + "200 NOOP ok.\r\n".repeat(15));
    }

    @Test
    void endsAVisitThatPipelinesWithoutEnd() {
        SimHarness visitor = guest();
        visitor.say("EPSV\r\nLIST\r\n" + "NOOP\r\n".repeat(1001)).expectMatch("229 .*");

        visitor.expectClosed();
    }
}
