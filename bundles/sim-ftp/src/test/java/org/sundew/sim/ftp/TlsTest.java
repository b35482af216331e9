package org.sundew.sim.ftp;

import static org.sundew.sim.ftp.FtpVisits.visit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.testkit.SimHarness;

class TlsTest {
    private static SimHarness secure() {
        return visit("tls", "on")
                .say("AUTH TLS\r\n")
                .expect("234 Proceed with negotiation.\r\n")
                .expectTls();
    }

    @Test
    void offersTls() {
        visit("tls", "on")
                .say("FEAT\r\n")
                .expect("211-Features:\r\n AUTH TLS\r\n EPRT\r\n EPSV\r\n MDTM\r\n PASV\r\n PBSZ\r\n PROT\r\n")
                .expect(" REST STREAM\r\n SIZE\r\n TVFS\r\n211 End\r\n")
                .say("AUTH FOO\r\nAUTH\r\nPROT P\r\nPBSZ 0\r\n")
                .expect("504 Unknown AUTH type.\r\n504 Unknown AUTH type.\r\n")
                .expect("503 PROT needs a secure connection.\r\n503 PBSZ needs a secure connection.\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS", "tls", "SSL", "TLS-C", "TLS-P"})
    void startsTls(String type) {
        visit("tls", "on")
                .say("AUTH " + type + "\r\n")
                .expect("234 Proceed with negotiation.\r\n")
                .expectTls();
    }

    @Test
    void forgetsWhatWasSaidInTheClearBehindAuth() {
        visit("tls", "on")
                .say("AUTH TLS\r\nUSER anonymous\r\nPASS x\r\nNO")
                .expect("234 Proceed with negotiation.\r\n")
                .say("OP\r\nPBSZ 0\r\n")
                .expect("530 Please login with USER and PASS." + "\r\n200 PBSZ set to 0.\r\n");
    }

    @Test
    void setsTheProtectionOfData() {
        secure().say("PBSZ 5\r\nPROT p\r\nPROT S\r\nPROT E\r\nPROT X\r\nPROT C\r\n")
                .expect("200 PBSZ set to 0.\r\n200 PROT now Private.\r\n")
                .expect("536 PROT not supported.\r\n536 PROT not supported.\r\n504 PROT not recognized.\r\n")
                .expect("200 PROT now Clear.\r\n");
    }

    @Test
    void encryptsDataOnceToldTo() {
        SimHarness visitor =
                secure().say("USER ftp\r\nPASS x\r\nPROT P\r\n").expectMatch(".*230 .*200 PROT now Private.\r\n");

        SimHarness data = FtpVisits.dial(visitor).expectTls();

        visitor.say("STAT\r\nNLST\r\n")
                .expectMatch("211-.*Control connection is encrypted.*Data connections will be encrypted.*226 .*");
        data.expect("incoming\r\npub\r\n").expectClosed();
    }

    @Test
    void knowsNoAuthOnceLoggedIn() {
        visit("tls", "on")
                .say("USER ftp\r\nPASS x\r\nAUTH TLS\r\n")
                .expectMatch("331 .*230 .*500 Unknown command.\r\n");
    }
}
