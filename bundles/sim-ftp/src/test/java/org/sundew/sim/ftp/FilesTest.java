package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.sim.ftp.FtpVisits.guest;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sundew.event.Observation;
import org.sundew.sim.Persona;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

class FilesTest {
    private static final String[] TREE = {"pub/old.txt 300 2024-03-05T10:11", "readme.txt 8 1d", "incoming/ 5d"};

    private static SimHarness visitor() {
        return guest("tree", TREE);
    }

    @Test
    void walksTheTree() {
        visitor()
                .say("CWD pub\r\nPWD\r\nCWD ../pub/./\r\nXPWD\r\nCDUP\r\nPWD\r\n")
                .expect("250 Directory successfully changed.\r\n257 \"/pub\" is the current directory\r\n")
                .expect("250 Directory successfully changed.\r\n257 \"/pub\" is the current directory\r\n")
                .expect("250 Directory successfully changed.\r\n257 \"/\" is the current directory\r\n")
                .say("CWD nope\r\nCWD\r\nCWD readme.txt\r\nCWD  pub\r\n")
                .expect("550 Failed to change directory.\r\n".repeat(4))
                .say("CWD ../../..\r\nCWD ~\r\nXCWD //pub//\r\nXCUP\r\n")
                .expect("250 Directory successfully changed.\r\n".repeat(4));
    }

    @Test
    void tellsSizeAndDate() {
        visitor()
                .say("SIZE readme.txt\r\nSIZE pub\r\nSIZE nope\r\nSIZE\r\n")
                .expect("213 8\r\n")
                .expect("550 Could not get file size.\r\n".repeat(3))
                .say("MDTM pub/old.txt\r\nMDTM pub\r\nMDTM nope\r\nMDTM 20200101000000 readme.txt\r\n")
                .expect("213 20240305101100\r\n")
                .expect("550 Could not get file modification time.\r\n".repeat(2))
                .expect("550 Could not set file modification time.\r\n");
    }

    @Test
    void letsAVisitorMakeAndRemoveFolders() {
        visitor()
                .say("MKD incoming/a\"b\r\nMKD incoming/a\"b\r\nCWD incoming/a\"b\r\nCDUP\r\n")
                .expect("257 \"/incoming/a\"\"b\" created\r\n550 Create directory operation failed.\r\n")
                .expect("250 Directory successfully changed.\r\n".repeat(2))
                .reported(Observation.command("MKD incoming/a\"b"))
                .say("MKD x/y\r\nMKD\r\nMKD /\r\nMKD z/\r\n")
                .expect("550 Create directory operation failed.\r\n".repeat(3))
                .expect("257 \"/incoming/z/\" created\r\n")
                .say("RMD z\r\nRMD z\r\nRMD /pub\r\nRMD\r\nDELE a\"b\r\n")
                .expect("250 Remove directory operation successful.\r\n")
                .expect("550 Remove directory operation failed.\r\n".repeat(3))
                .expect("550 Delete operation failed.\r\n");
    }

    @Test
    void leavesTheTreeAsItIs() {
        visitor()
                .say("DELE readme.txt\r\nRNFR readme.txt\r\nRNTO x\r\nRNTO y\r\nRNFR nope\r\nSIZE readme.txt\r\n")
                .expect("550 Delete operation failed.\r\n350 Ready for RNTO.\r\n550 Rename failed.\r\n")
                .expect("503 RNFR required first.\r\n550 RNFR command failed.\r\n213 8\r\n")
                .reported(Observation.command("DELE readme.txt"))
                .reported(Observation.command("RNTO x"));
    }

    @Test
    void renamesWhatTheVisitorMade() {
        visitor()
                .say("MKD a\r\nRNFR a\r\nNOOP\r\nRNTO pub/b\r\nCWD a\r\nCWD pub/b\r\n")
                .expect("257 \"/a\" created\r\n350 Ready for RNTO.\r\n200 NOOP ok.\r\n250 Rename successful.\r\n")
                .expect("550 Failed to change directory.\r\n250 Directory successfully changed.\r\n")
                .say("RNFR /pub/b\r\nRNTO /pub/b/c\r\nRNFR /pub/b\r\nRNTO /none/c\r\n")
                .expect("350 Ready for RNTO.\r\n550 Rename failed.\r\n350 Ready for RNTO.\r\n550 Rename failed.\r\n");
    }

    @Test
    void changesNothingWhereUploadsAreOff() {
        SimHarness visitor = guest("uploads", false)
                .say("MKD a\r\nRMD pub\r\nDELE x\r\nRNFR pub\r\nRNTO x\r\nSTOR x\r\nAPPE x\r\nSTOU\r\n")
                .expect("550 Permission denied.\r\n".repeat(8));

        visitor.reported(Observation.command("DELE x"));
        visitor.say("MDTM 20200101000000 readme.txt\r\n").expect("550 Could not get file modification time.\r\n");
    }

    @Test
    void datesFilesByTheInstallationsOwnSecret() {
        assertThat(dateAt("aa")).isEqualTo(dateAt("aa")).isNotEqualTo(dateAt("bb"));
    }

    private static String dateAt(String secret) {
        Instant booted = Samples.STARTED.minusSeconds(1_000_000);
        Persona persona = Persona.plain("srv01", "example.com", secret, booted, booted);
        return SimHarness.visit(FtpVisits.sim("tree", TREE), Samples.visit(), persona)
                .say("USER ftp\r\nPASS x\r\nMDTM readme.txt\r\n")
                .read();
    }

    @Test
    void boundsWhatAVisitorMayMake() {
        SimHarness visitor = visitor();
        for (int i = 0; i < VisitFiles.ADDED_MAX; i++) {
            visitor.say("MKD " + i + "\r\n").expect("257 \"/" + i + "\" created\r\n");
        }
        visitor.say("MKD more\r\n").expect("550 Create directory operation failed.\r\n");

        visitor().say("MKD " + "x".repeat(255) + "\r\n").expectMatch("257 .*");
        visitor().say("MKD " + "x".repeat(256) + "\r\n").expect("550 Create directory operation failed.\r\n");
    }

    @Test
    void boundsTheNamesOfWhatAVisitorMayMake() {
        SimHarness visitor = visitor();
        int made = 0;
        while (made < VisitFiles.ADDED_MAX) {
            visitor.say("MKD " + made + "x".repeat(250) + "\r\n");
            if (!visitor.read().startsWith("257")) {
                break;
            }
            made++;
        }

        assertThat(made).isBetween(120, 135);
    }
}
