package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mails to a server that wants STARTTLS and a log-in; the password is nowhere but in the sensor's environment. */
class GuardedEmailIT {
    private static final int PORT = 7303;
    private static final String PASSWORD = "p#ss word=1";

    private static RunningSensor sensor;
    private static GuardedMailbox mailbox;

    @BeforeAll
    static void start() {
        SensorHome home = SensorHome.unpackWithoutListens("email-guarded")
                .write("org.sundew.sim.banner-main.cfg", "listen.port = " + PORT, "banner = 220 ready\\r\\n")
                .environment("SMTP_PASSWORD", PASSWORD);
        Certificate certificate = Certificate.make(home.data(""), "mail", "DNS:localhost");
        mailbox = GuardedMailbox.open(certificate.server(), "sensor", PASSWORD);
        sink(home, "trusting", "$[env:SMTP_PASSWORD]", certificate.file().toString());
        sink(home, "wary", "$[env:SMTP_PASSWORD]", "");
        sink(home, "mistaken", "another", certificate.file().toString());
        sensor = home.start();
        for (String name : new String[] {"trusting", "wary", "mistaken"}) {
            Patience.soon().until(() -> view(name).path("state").asText().equals("running"));
        }
    }

    @AfterAll
    static void stop() {
        if (sensor != null) {
            sensor.stop();
            mailbox.close();
            sensor.home().assertNoErrors("Exception caught while executing command"); // of tests that fail
        }
    }

    /** Told of nothing but of a test, or of one visitor. */
    private static void sink(SensorHome home, String name, String password, String trust) {
        home.write(
                "org.sundew.alert.email-" + name + ".cfg",
                "smtp.host = localhost",
                "smtp.port = " + mailbox.port(),
                "smtp.tls = starttls",
                "smtp.tls.trust = " + trust,
                "smtp.user = sensor",
                "smtp.password = " + password,
                "to = desk@example.com",
                "alert.visitor = 127.0.0.2",
                "alert.enabled = true",
                "alert.port = " + (name.equals("trusting") ? PORT : PORT + 1));
    }

    private static JsonNode view(String name) {
        return StreamSupport.stream(sensor.json("sundew:sinks").spliterator(), false)
                .filter(sink -> sink.get("name").asText().equals("email-" + name))
                .findFirst()
                .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
    }

    @Test
    void theEnvironmentsPasswordOpensTheServerOnceItIsTrusted() {
        try (Visitor visitor = Visitor.from("127.0.0.2", sensor.home().address(), PORT)) {
            visitor.rest();
        }

        Patience.soon().until(() -> !mailbox.mails().isEmpty());
        assertThat(mailbox.mails())
                .singleElement()
                .asString()
                .contains("To: desk@example.com", "connection at banner-main by 127.0.0.2");
        assertThat(mailbox.commands().stream().filter(line -> !line.startsWith("tls ")))
                .as("what was said in clear")
                .allSatisfy(line -> assertThat(line).matches("EHLO .*|STARTTLS|QUIT|ended: .*"));
        assertThat(sensor.home().log()).noneMatch(line -> line.contains(PASSWORD));
        assertThat(sensor.json("sundew:sinks").toString()).doesNotContain(PASSWORD);
    }

    @Test
    void aServerThatIsNotTrustedHearsNoPassword() throws Exception {
        long logIns = logIns();

        assertThat(sensor.console().tryToRun("sundew:sink-test email-wary").out())
                .contains("TLS");

        assertThat(logIns()).isEqualTo(logIns);
    }

    @Test
    void aServerThatRefusesThePasswordIsQuoted() throws Exception {
        assertThat(sensor.console().tryToRun("sundew:sink-test email-mistaken").out())
                .contains("535")
                .doesNotContain("another");
    }

    private static long logIns() {
        return mailbox.commands().stream().filter(line -> line.contains("AUTH")).count();
    }
}
