package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The made-up mailbox, met by real clients. */
class ImapIT {
    private static final int PORT = 7143;
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("imap")
                .write("org.sundew.sim.imap-main.cfg", "users = ann:secret-7", "listen.port = " + PORT)
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String url() {
        return "imap://" + sensor.home().address() + ":" + PORT + "/";
    }

    @Test
    void curlReadsMailOverTls() {
        Shell.assumeInstalled("curl");

        Shell.Outcome mail = Shell.run(
                "curl", "-sSk", "--ssl-reqd", "--max-time", "20", "-u", "ann:secret-7", url() + "INBOX;MAILINDEX=1");

        assertThat(mail.out()).contains("Subject: ", "Delivered-To: ann@");
    }

    @Test
    void curlIsRefusedWithAnotherPassword() {
        Shell.assumeInstalled("curl");

        Shell.Outcome refused =
                Shell.tryToRun(Map.of(), "curl", "-sS", "--max-time", "20", "-u", "ann:secret-8", url());

        assertThat(refused.exit()).isEqualTo(67);
        sensor.event(e -> e.path("event").path("action").asText().equals("login")
                && e.toString().contains("secret-8"));
    }

    @Test
    void opensslStartsTls() {
        Shell.assumeInstalled("openssl");

        Shell.Outcome talk = Shell.feed(
                "a LOGOUT\r\n",
                "openssl",
                "s_client",
                "-quiet",
                "-ign_eof",
                "-starttls",
                "imap",
                "-connect",
                sensor.home().address() + ":" + PORT);

        assertThat(talk.out()).contains("a OK Logout completed");
    }

    @Test
    void hydraFindsThePlantedPasswordOnly() throws IOException {
        Shell.assumeInstalled("hydra");
        Path words = Files.writeString(sensor.home().data("words.txt"), "secret\nsecret-7\nsecret-70\n");

        Shell.Outcome hits = Shell.start(
                Map.of(),
                words.getParent(),
                "",
                List.of(
                        "hydra",
                        "-I",
                        "-t",
                        "2",
                        "-l",
                        "ann",
                        "-P",
                        words.toString(),
                        "-s",
                        "" + PORT,
                        sensor.home().address(),
                        "imap"));

        assertThat(hits.out().lines().filter(line -> line.contains("password: ")))
                .singleElement()
                .asString()
                .endsWith("password: secret-7");
    }

    @Test
    void nmapTakesItForDovecot() {
        Shell.assumeInstalled("nmap");

        Shell.Outcome scan = Shell.run(
                "nmap", "-sV", "-Pn", "-n", "-p", "" + PORT, sensor.home().address());

        assertThat(scan.out()).contains("Dovecot imapd").doesNotContainIgnoringCase("honeypot");
    }
}
