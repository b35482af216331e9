package org.sundew.sim.ftp;

import static org.sundew.sim.ftp.FtpVisits.guest;
import static org.sundew.sim.ftp.FtpVisits.user;
import static org.sundew.sim.ftp.FtpVisits.visit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Observation;
import org.sundew.testkit.SimHarness;

class SmallTalkTest {
    @Test
    void answersInTheWordsOfVsftpd() {
        guest().say("NOOP\r\nSYST\r\nALLO 1\r\nACCT x\r\nREIN\r\nSMNT\r\nMODE S\r\nMODE B\r\nSTRU f\r\nSTRU R\r\n")
                .expect("200 NOOP ok.\r\n215 UNIX Type: L8\r\n202 ALLO command ignored.\r\n")
                .expect("502 ACCT not implemented.\r\n502 REIN not implemented.\r\n502 SMNT not implemented.\r\n")
                .expect("200 Mode set to S.\r\n504 Bad MODE command.\r\n")
                .expect("200 Structure set to F.\r\n504 Bad STRU command.\r\n")
                .say("TYPE A N\r\ntype i\r\nTYPE L 8\r\nTYPE E\r\nTYPE\r\nABOR\r\nMLSD\r\nAUTH TLS\r\nPROT P\r\n")
                .expect("200 Switching to ASCII mode.\r\n200 Switching to Binary mode.\r\n")
                .expect("200 Switching to Binary mode.\r\n")
                .expect("500 Unrecognised TYPE command.\r\n500 Unrecognised TYPE command.\r\n")
                .expect("225 No transfer to ABOR.\r\n500 Unknown command.\r\n500 Unknown command.\r\n")
                .expect("550 Permission denied.\r\n")
                .expectSilence();
    }

    @Test
    void listsItsCommands() {
        guest().say("HELP USER\r\n")
                .expect("214-The following commands are recognized.\r\n")
                .expect(" ABOR ACCT ALLO APPE CDUP CWD  DELE EPRT EPSV FEAT HELP LIST MDTM MKD\r\n")
                .expectMatch(".*\r\n214 Help OK.\r\n");
    }

    @Test
    void tellsItsStatus() {
        guest().say("TYPE I\r\n")
                .expect("200 Switching to Binary mode.\r\n")
                .say("STAT\r\n")
                .expect("211-FTP server status:\r\n     Connected to 192.0.2.7\r\n     Logged in as ftp\r\n")
                .expect("     TYPE: BINARY\r\n     No session bandwidth limit\r\n")
                .expect("     Session timeout in seconds is 300\r\n     Control connection is plain text\r\n")
                .expect("     Data connections will be plain text\r\n")
                .expect("     At session startup, client count was 1\r\n")
                .expect("     vsFTPd 3.0.3 - secure, fast, stable\r\n211 End of status\r\n")
                .expectSilence();
    }

    @Test
    void countsItsClients() {
        FtpSim sim = FtpVisits.sim();
        SimHarness first = SimHarness.visit(sim);
        SimHarness second = SimHarness.visit(sim);

        second.say("USER ftp\r\nPASS x\r\nSTAT\r\n").expectMatch(".*client count was 2\r\n.*");
        first.hangUp();
        SimHarness.visit(sim).say("USER ftp\r\nPASS x\r\nSTAT\r\n").expectMatch(".*client count was 2\r\n.*");
        second.say("STAT\r\n").expectMatch(".*client count was 2\r\n.*");
    }

    @Test
    void greetsAsItIsTold() {
        SimHarness.visit(FtpVisits.sim("version", "3.0.5")).expect("220 (vsFTPd 3.0.5)\r\n");
        SimHarness.visit(FtpVisits.sim("banner", "ACME mirror")).expect("220 ACME mirror\r\n");
    }

    @Test
    void keepsSiteFromGuestsButTellsOfIt() {
        guest().say("SITE EXEC id\r\n")
                .expect("550 Permission denied.\r\n")
                .reported(Observation.command("SITE EXEC id"));
        user().say(
                        "SITE HELP\r\nSITE UMASK\r\nSITE UMASK 022\r\nSITE CHMOD\r\nSITE CHMOD 777 x\r\nSITE CPFR /etc/passwd\r\n")
                .expect("214 CHMOD UMASK HELP\r\n200 Your current UMASK is 077\r\n200 UMASK set to 022\r\n")
                .expect("500 SITE CHMOD needs 2 arguments.\r\n550 SITE CHMOD command failed.\r\n")
                .expect("500 Unknown SITE command.\r\n")
                .reported(Observation.command("SITE CPFR /etc/passwd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "post /", "HEAD /", "OPTIONS *", "CONNECT example.com:25"})
    void showsBrowsersTheDoor(String request) {
        guest().say(request + "\r\nHost: x\r\n\r\n")
                .expect("500 HTTP protocol commands not allowed.\r\n")
                .expectSilence()
                .expectClosed();
    }

    @Test
    void hearsAbortBehindTelnetCommands() {
        guest().say((byte) 0xFF, (byte) 0xF4, (byte) 0xFF, (byte) 0xF2)
                .say("ABOR\r\n")
                .expect("225 No transfer to ABOR.\r\n")
                .say((byte) 0xFF, (byte) 0xF4, (byte) 0xF2)
                .say("ABOR\r\n")
                .expect("225 No transfer to ABOR.\r\n");
    }

    @Test
    void ignoresEmptyLinesAndSurvivesOddOnes() {
        visit().say("\r\n\r\n\n")
                .expectSilence()
                .say(" \r\n   USER foo\r\n")
                .expect(("530 Please login with USER and PASS." + "\r\n").repeat(2));
        guest().say("NOOP\r\r\n")
                .expect("200 NOOP ok.\r\n")
                .say("NO\0OP\r\nCWD a\0b\r\nCWD \u00FF\u00FE\r\n")
                .expect(
                        "500 Unknown command.\r\n550 Failed to change directory.\r\n550 Failed to change directory.\r\n");
    }

    @Test
    void closesOnALineThatIsTooLong() {
        visit().say("x".repeat(4094) + "\r\n")
                .expect("530 Please login with USER and PASS." + "\r\n")
                .expectOpen();
        visit().say("x".repeat(4095) + "\r\n")
                .expect("500 Input line too long.\r\n")
                .expectClosed();
        visit().say("x".repeat(100_000))
                .expect("500 Input line too long.\r\n")
                .expectSilence()
                .expectClosed();
    }

    @Test
    void saysNothingMoreToAVisitorThatHasEnded() {
        visit().say("NOOP").end().expectSilence().expectClosed();
    }
}
