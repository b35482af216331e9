package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The made-up mailbox, met by real clients over either protocol. */
class MailboxIT {
    private static RunningSensor sensor;

    private enum Protocol {
        POP3(7110, "1", "QUIT", "+OK Logging out", "Dovecot pop3d"),
        IMAP(7143, "INBOX;MAILINDEX=1", "a LOGOUT", "a OK Logout completed", "Dovecot imapd");

        private final int port;
        private final String mail;
        private final String farewell;
        private final String answer;
        private final String product;

        Protocol(int port, String mail, String farewell, String answer, String product) {
            this.port = port;
            this.mail = mail;
            this.farewell = farewell;
            this.answer = answer;
            this.product = product;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String url() {
            return word() + "://" + address() + ":" + port + "/";
        }
    }

    @BeforeAll
    static void start() {
        SensorHome home = SensorHome.unpackWithoutListens("mailbox");
        for (Protocol each : Protocol.values()) {
            home.write(
                    "org.sundew.sim." + each.word() + "-main.cfg",
                    "users = ann:secret-7",
                    "listen.port = " + each.port);
        }
        sensor = home.start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String address() {
        return sensor.home().address();
    }

    @ParameterizedTest
    @EnumSource
    void curlReadsMailOverTls(Protocol protocol) {
        Shell.assumeInstalled("curl");

        Shell.Outcome mail = Shell.run(
                "curl", "-sSk", "--ssl-reqd", "--max-time", "20", "-u", "ann:secret-7", protocol.url() + protocol.mail);

        assertThat(mail.out()).contains("Subject: ", "Delivered-To: ann@");
    }

    @ParameterizedTest
    @EnumSource
    void curlIsRefusedWithAnotherPassword(Protocol protocol) {
        Shell.assumeInstalled("curl");
        String wrong = "secret-8-" + protocol.word();

        Shell.Outcome refused =
                Shell.tryToRun(Map.of(), "curl", "-sS", "--max-time", "20", "-u", "ann:" + wrong, protocol.url());

        assertThat(refused.exit()).isEqualTo(67);
        sensor.event(e -> e.path("event").path("action").asText().equals("login")
                && e.toString().contains(wrong));
    }

    @ParameterizedTest
    @EnumSource
    void opensslStartsTls(Protocol protocol) {
        Shell.assumeInstalled("openssl");

        Shell.Outcome talk = Shell.feed(
                protocol.farewell + "\r\n",
                "openssl",
                "s_client",
                "-quiet",
                "-ign_eof",
                "-starttls",
                protocol.word(),
                "-connect",
                address() + ":" + protocol.port);

        assertThat(talk.out()).contains(protocol.answer);
    }

    @ParameterizedTest
    @EnumSource
    void hydraFindsThePlantedPasswordOnly(Protocol protocol) {
        List<String> words = List.of("secret", "secret-70", "secret-77", "secret-7");

        assertThat(Shell.hydra(address(), protocol.port, protocol.word(), "ann", words))
                .singleElement()
                .asString()
                .endsWith("password: secret-7");
    }

    @ParameterizedTest
    @EnumSource
    void nmapTakesItForDovecot(Protocol protocol) {
        Shell.assumeInstalled("nmap");

        Shell.Outcome scan = Shell.run("nmap", "-sV", "-Pn", "-n", "-p", "" + protocol.port, address());

        assertThat(scan.out()).contains(protocol.product).doesNotContainIgnoringCase("honeypot");
    }
}
