package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.sim.ftp.FtpVisits.dial;
import static org.sundew.sim.ftp.FtpVisits.guest;
import static org.sundew.sim.ftp.FtpVisits.user;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class TransferTest {
    @Test
    void allUploadsTogetherKeepNoMoreThanTheirRoom() {
        FtpSim sim = new FtpSim(ConfigOf.of(FtpSim.Config.class), new Room(10));
        SimHarness first = SimHarness.visit(sim).say("USER ftp\r\nPASS x\r\nEPSV\r\n");
        SimHarness firstData = first.dial();
        first.say("STOR a\r\n");
        firstData.say("01234567");
        SimHarness second = SimHarness.visit(sim).say("USER ftp\r\nPASS x\r\nEPSV\r\n");
        SimHarness secondData = second.dial();
        second.say("STOR b\r\n");

        secondData.say("abcdef").say("g").end();
        firstData.end();

        assertThat(kept(second)).isEqualTo("/7");
        assertThat(kept(first)).isEqualTo("01234567/8");
        second.say("EPSV\r\n");
        SimHarness thirdData = second.dial();
        second.say("STOR c\r\n");
        thirdData.say("0123456789").end();
        assertThat(kept(second)).isEqualTo("0123456789/10");
    }

    /** What is kept of the last upload, and how long it was. */
    private static String kept(SimHarness visitor) {
        Payload payload = visitor.reports().get(visitor.reports().size() - 1).payload();
        return new String(payload.toByteArray(), StandardCharsets.ISO_8859_1) + "/" + payload.total();
    }

    private static final String LIST = "-rw-r--r--    1 0        0               8 Mar 05  2024 readme.txt\r\n";
    private static final String OPENING = "150 Opening BINARY mode data connection for readme.txt (8 bytes).\r\n";
    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path files;

    private SimHarness visitor;

    @BeforeEach
    void enter() throws Exception {
        Files.writeString(files.resolve("readme.txt"), "Welcome\n");
        visitor = guest("files", files.toString(), "tree", new String[] {"readme.txt 2024-03-05"}, "upload.bytes", 4);
    }

    @Test
    void listsWhenTheVisitorConnectsFirst() {
        SimHarness data = dial(visitor).expectSilence();

        visitor.say("LIST\r\n").expect("150 Here comes the directory listing.\r\n226 Directory send OK.\r\n");

        data.expect(LIST).expectSilence().expectClosed();
    }

    @Test
    void listsWhenTheVisitorAsksFirst() {
        visitor.say("EPSV\r\nLIST -l\r\n")
                .expect("229 Entering Extended Passive Mode (|||40321|)\r\n")
                .expectSilence();

        visitor.dial().expect(LIST).expectClosed();

        visitor.expect("150 Here comes the directory listing.\r\n226 Directory send OK.\r\n");
    }

    @Test
    void listsNamesAndSaysWhatItCannotOpen() {
        SimHarness names = dial(visitor);
        visitor.say("NLST *.txt\r\n").expect("150 Here comes the directory listing.\r\n226 Directory send OK.\r\n");
        names.expect("readme.txt\r\n").expectClosed();

        SimHarness nothing = dial(visitor);
        visitor.say("LIST nope/x\r\n")
                .expect(
                        "150 Here comes the directory listing.\r\n226 Transfer done (but failed to open directory).\r\n");
        nothing.expectSilence().expectClosed();
    }

    @Test
    void showsAListingOnTheControlConnection() {
        visitor.say("STAT readme.txt\r\nSTAT nope\r\n")
                .expect("213-Status follows:\r\n" + LIST + "213 End of status\r\n")
                .expect("213-Status follows:\r\n213 End of status\r\n");
    }

    @Test
    void sendsAFileAndTells() {
        SimHarness data = dial(visitor);

        visitor.say("RETR readme.txt\r\n").expect(OPENING + "226 Transfer complete.\r\n");

        data.expect("Welcome\n").expectClosed();
        visitor.reported(Observation.of("download", new Note(Note.FILE, "/readme.txt"), new Note(Note.FILE_SIZE, "8")));
    }

    @Test
    void resumesAFileInBinaryOnly() {
        dial(visitor);
        visitor.say("REST 3\r\nRETR readme.txt\r\nTYPE I\r\nREST 3\r\n")
                .expect("350 Restart position accepted (3).\r\n550 No support for resume of ASCII transfer.\r\n")
                .expect("200 Switching to Binary mode.\r\n350 Restart position accepted (3).\r\n");
        SimHarness rest = dial(visitor);
        visitor.say("RETR readme.txt\r\n").expect(OPENING + "226 Transfer complete.\r\n");
        rest.expect("come\n").expectClosed();

        visitor.say("REST 300\r\n").expect("350 Restart position accepted (300).\r\n");
        SimHarness nothing = dial(visitor);
        visitor.say("RETR readme.txt\r\n").expect(OPENING + "226 Transfer complete.\r\n");
        nothing.expectSilence().expectClosed();

        visitor.say("REST x\r\nREST -5\r\nREST 99999999999999999999\r\n")
                .expect("350 Restart position accepted (0).\r\n".repeat(3));
    }

    @Test
    void keepsTheDataConnectionForAnotherTryAfterAWrongName() {
        SimHarness data = dial(visitor);

        visitor.say("RETR nope\r\nRETR\r\nSTOR nope/x\r\nRETR readme.txt\r\n")
                .expect("550 Failed to open file.\r\n".repeat(2) + "553 Could not create file.\r\n")
                .expect(OPENING + "226 Transfer complete.\r\n");

        data.expect("Welcome\n");
    }

    @Test
    void needsAPreparedDataConnection() {
        visitor.say("LIST\r\nNLST\r\nRETR readme.txt\r\nSTOR x\r\nSTOU\r\nAPPE x\r\n")
                .expect("425 Use PORT or PASV first.\r\n".repeat(6));
        dial(visitor);
        visitor.say("LIST\r\n").expect("150 Here comes the directory listing.\r\n226 Directory send OK.\r\n");
        visitor.say("LIST\r\n").expect("425 Use PORT or PASV first.\r\n");
    }

    @Test
    void givesUpOnAVisitorThatDoesNotConnect() {
        visitor.say("EPSV\r\nLIST\r\nNOOP\r\n")
                .expect("229 Entering Extended Passive Mode (|||40321|)\r\n")
                .elapse(Duration.ofMillis(59_999))
                .expectSilence()
                .elapse(Duration.ofMillis(1))
                .expect("425 Failed to establish connection.\r\n200 NOOP ok.\r\n")
                .say("LIST\r\n")
                .expect("425 Use PORT or PASV first.\r\n");
    }

    @Test
    void closesAnUnusedDataConnectionForANewOne() {
        SimHarness first = dial(visitor);

        SimHarness second = dial(visitor);

        first.expectClosed();
        second.expectOpen();
    }

    @Test
    void sendsNoFasterThanTheVisitorReads() {
        SimHarness reader = guest("tree", new String[] {"big.bin 200000 3d"});
        SimHarness data = dial(reader).stall();

        reader.say("RETR big.bin\r\nNOOP\r\n")
                .expect("150 Opening BINARY mode data connection for big.bin (200000 bytes).\r\n")
                .expectSilence();
        int first = data.read().length();
        data.readOn();

        assertThat(first).isBetween(65_536, 65_536 + 16_384);
        assertThat(first + data.read().length()).isEqualTo(200_000);
        data.expectClosed();
        reader.expect("226 Transfer complete.\r\n200 NOOP ok.\r\n");
    }

    @Test
    void saysSoWhenADownloadBreaksOff() {
        SimHarness reader = guest("tree", new String[] {"big.bin 200000 3d"});
        SimHarness data = dial(reader).stall();
        reader.say("RETR big.bin\r\nABOR\r\n").expectMatch("150 .*");

        data.hangUp();

        reader.expect("426 Failure writing network stream.\r\n225 No transfer to ABOR.\r\n");
    }

    @Test
    void capturesAnUploadUpToItsLimit() {
        SimHarness data = dial(visitor).say("hel");

        visitor.say("STOR a.txt\r\n").expect("150 Ok to send data.\r\n");
        data.dribble("lo").end().expectSilence().expectClosed();

        visitor.expect("226 Transfer complete.\r\n")
                .reported(
                        Observation.upload("/a.txt", HELLO_SHA256, Payload.owning(new byte[] {104, 101, 108, 108}, 5)))
                .raised(Severity.HIGH);
    }

    @Test
    void listsAnUploadButNeverServesIt() {
        SimHarness data = dial(visitor);
        visitor.say("STOR readme.txt\r\nSIZE readme.txt\r\n").expect("150 Ok to send data.\r\n");
        data.say("hello").end();
        visitor.expect("226 Transfer complete.\r\n213 5\r\n");

        dial(visitor);
        visitor.say("RETR readme.txt\r\nLIST\r\n")
                .expect(
                        "550 Failed to open file.\r\n150 Here comes the directory listing.\r\n226 Directory send OK.\r\n");
        visitor.say("DELE readme.txt\r\nSIZE readme.txt\r\n").expect("250 Delete operation successful.\r\n213 8\r\n");

        SimHarness next = guest("files", files.toString());
        dial(next);
        next.say("RETR readme.txt\r\n").expect(OPENING + "226 Transfer complete.\r\n");
    }

    @Test
    void servesNoUploadToAListedUserEither() {
        SimHarness ann = user();
        SimHarness data = dial(ann);
        ann.say("STOR a\r\n").expect("150 Ok to send data.\r\n");
        data.say("x").end();
        ann.expect("226 Transfer complete.\r\n");

        dial(ann);
        ann.say("RETR a\r\n").expect("550 Failed to open file.\r\n");
    }

    @Test
    void addsToAnUpload() {
        upload("STOR a", "12345", "150 Ok to send data.");
        upload("APPE a", "678", "150 Ok to send data.");
        visitor.say("SIZE a\r\nTYPE I\r\nREST 2\r\n").expectMatch("213 8\r\n200 .*350 .*");
        upload("STOR a", "x", "150 Ok to send data.");
        visitor.say("SIZE a\r\n").expect("213 3\r\n");
    }

    @Test
    void findsAUniqueName() {
        upload("STOU", "1", "150 FILE: STOU.1");
        upload("STOU", "2", "150 FILE: STOU.2");
        upload("STOU b", "3", "150 FILE: b");
        upload("STOU b", "4", "150 FILE: b.1");
        assertThat(visitor.reports())
                .filteredOn(seen -> seen.action().equals("upload"))
                .hasSize(4);
    }

    private void upload(String command, String content, String opening) {
        SimHarness data = dial(visitor);
        visitor.say(command + "\r\n").expect(opening + "\r\n");
        data.say(content).end();
        visitor.expect("226 Transfer complete.\r\n");
    }

    @Test
    void tellsOfAnUploadThatBreaksOff() {
        SimHarness data = dial(visitor);
        visitor.say("STOR a\r\n").expect("150 Ok to send data.\r\n");

        data.say("hello").hangUp();

        visitor.expect("426 Failure reading network stream.\r\n");
        Observation upload = visitor.reports().get(visitor.reports().size() - 1);
        assertThat(upload.payload()).isEqualTo(Payload.owning(new byte[] {104, 101, 108, 108}, 5));
        assertThat(upload.notes())
                .containsExactly(
                        new Note(Note.FILE, "/a"),
                        new Note(Note.FILE_SIZE, "5"),
                        new Note(Note.FILE_SHA256, HELLO_SHA256),
                        new Note("upload.complete", "false"));
    }

    @Test
    void tellsOfAnUploadWhenTheVisitorGoes() {
        SimHarness data = dial(visitor);
        visitor.say("STOR a\r\n").expect("150 Ok to send data.\r\n");
        data.say("hello");

        visitor.hangUp();

        data.expectClosed();
        assertThat(visitor.reports())
                .filteredOn(seen -> seen.action().equals("upload"))
                .hasSize(1);
    }

    @Test
    void takesAnEmptyUpload() {
        SimHarness data = dial(visitor).end();

        visitor.say("STOR a\r\n").expect("150 Ok to send data.\r\n226 Transfer complete.\r\n");

        data.expectClosed();
        visitor.reported("upload").raised(Severity.LOW);
    }
}
