package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mail server that takes everything, met by real clients. */
class SmtpIT {
    private static final int PORT = 7025;
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("smtp")
                .write("org.sundew.sim.smtp-main.cfg", "users = ann:secret-7", "listen.port = " + PORT)
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static Shell.Outcome swaks(String... more) {
        String[] command = new String[more.length + 7];
        String[] start = {"swaks", "--server", sensor.home().address(), "--port", "" + PORT, "--timeout", "20"};
        System.arraycopy(start, 0, command, 0, start.length);
        System.arraycopy(more, 0, command, start.length, more.length);
        return Shell.tryToRun(java.util.Map.of(), command);
    }

    private static String action(JsonNode event) {
        return event.path("event").path("action").asText();
    }

    @Test
    void swaksDeliversAndTheMessageIsAnEvent() {
        Shell.assumeInstalled("swaks");

        Shell.Outcome sent = swaks(
                "--from", "tester@example.org", "--to", "victim@example.net", "--header", "Subject: relay-test-1");

        assertThat(sent.succeeded().out()).contains("Ok: queued as");
        JsonNode event =
                sensor.event(e -> action(e).equals("upload") && e.toString().contains("relay-test-1"));
        assertThat(event.path("email").path("from").path("address").toString()).contains("tester@example.org");
        assertThat(event.path("email").path("to").path("address").toString()).contains("victim@example.net");
    }

    @Test
    void swaksLogsInWithThePlantedPasswordOnly() {
        Shell.assumeInstalled("swaks");

        Shell.Outcome planted =
                swaks("--quit-after", "AUTH", "--auth", "LOGIN", "--auth-user", "ann", "--auth-password", "secret-7");
        Shell.Outcome other =
                swaks("--quit-after", "AUTH", "--auth", "PLAIN", "--auth-user", "ann", "--auth-password", "secret-8");

        assertThat(planted.out()).contains("235 2.7.0 Authentication successful");
        assertThat(other.out()).contains("535 5.7.8");
        sensor.event(e -> action(e).equals("login") && e.toString().contains("secret-8"));
    }

    @Test
    void curlSendsAMessage() {
        Shell.assumeInstalled("curl");

        Shell.Outcome sent = Shell.feed(
                "Subject: from curl\r\n\r\n.hello\r\n",
                "curl",
                "-sS",
                "--max-time",
                "20",
                "--mail-from",
                "a@example.org",
                "--mail-rcpt",
                "b@example.net",
                "-T",
                "-",
                "smtp://" + sensor.home().address() + ":" + PORT + "/client.example.org");

        assertThat(sent.succeeded().out()).isEmpty();
        sensor.event(e -> action(e).equals("upload") && e.toString().contains("from curl"));
    }

    @Test
    void opensslStartsTls() {
        Shell.assumeInstalled("openssl");

        Shell.Outcome talk = Shell.feed(
                "QUIT\r\n",
                "openssl",
                "s_client",
                "-quiet",
                "-ign_eof",
                "-starttls",
                "smtp",
                "-connect",
                sensor.home().address() + ":" + PORT);

        assertThat(talk.out()).contains("221 2.0.0 Bye");
    }

    @Test
    void nmapTakesItForPostfix() {
        Shell.assumeInstalled("nmap");

        Shell.Outcome scan = Shell.run(
                "nmap", "-sV", "-Pn", "-n", "-p", "" + PORT, sensor.home().address());

        assertThat(scan.out()).contains("Postfix smtpd").doesNotContainIgnoringCase("honeypot");
    }
}
