package org.sundew.itests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mails from the sensor as it ships, to a mail server that is there, or not. */
class EmailIT {
    private static final int CHOSEN = 7301;
    private static final int OTHER = 7302;
    private static final int FIRST_SCANNED = 7310;
    /** What nmap knows, so that it does not take minutes. */
    private static final List<String> BANNERS = List.of(
            "SSH-2.0-OpenSSH_9.6",
            "220 ProFTPD 1.3.5 Server",
            "220 mail.example.com ESMTP Postfix",
            "+OK Dovecot ready.",
            "* OK [CAPABILITY IMAP4rev1] Dovecot ready.",
            "SSH-2.0-dropbear_2022.83",
            "220 (vsFTPd 3.0.5)",
            "220 mail.example.com ESMTP Exim 4.96",
            "RFB 003.008",
            "@RSYNCD: 31.0",
            "200 news.example.com InterNetNews NNRP server ready",
            "SSH-2.0-OpenSSH_8.4",
            "220 Microsoft FTP Service");

    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        SensorHome home = SensorHome.unpackWithoutListens("email")
                .write("org.sundew.sim.banner-chosen.cfg", "listen.port = " + CHOSEN, "banner = 220 ready\\r\\n")
                .write("org.sundew.sim.banner-other.cfg", "listen.port = " + OTHER, "banner = 220 ready\\r\\n");
        for (int i = 0; i < BANNERS.size(); i++) {
            home.write(
                    "org.sundew.sim.banner-scanned" + i + ".cfg",
                    "listen.port = " + (FIRST_SCANNED + i),
                    "banner = " + BANNERS.get(i) + "\\r\\n");
        }
        sensor = home.start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static void sink(SensorHome home, String name, Mailbox mailbox, String... keys) {
        List<String> lines = new ArrayList<>(
                List.of("smtp.host = 127.0.0.1", "smtp.port = " + mailbox.port(), "to = desk@example.com"));
        lines.addAll(List.of(keys));
        home.write("org.sundew.alert.email-" + name + ".cfg", lines.toArray(String[]::new));
    }

    private static void newSink(String name, Mailbox mailbox, String... keys) {
        sink(sensor.home(), name, mailbox, keys);
        Patience.soon().until(() -> view(sensor, name).path("state").asText().equals("running"));
    }

    private static JsonNode view(RunningSensor of, String name) {
        return StreamSupport.stream(of.json("sundew:sinks").spliterator(), false)
                .filter(sink -> sink.get("name").asText().equals("email-" + name))
                .findFirst()
                .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
    }

    private static void visit(RunningSensor of, String from, int port) {
        try (Visitor visitor = Visitor.from(from, of.home().address(), port)) {
            visitor.rest();
        }
    }

    @Test
    void theSinkThatShipsIsOff() {
        assertThat(view(sensor, "main").get("state").asText()).isEqualTo("disabled");
    }

    @Test
    void chosenTrafficAndNothingElseReachesTheMailbox() {
        try (Mailbox mailbox = Mailbox.open()) {
            newSink("chosen", mailbox, "alert.port = " + CHOSEN, "alert.actions = visits, changes");

            visit(sensor, "127.0.0.2", OTHER);
            visit(sensor, "127.0.0.2", CHOSEN);

            Patience.soon().until(() -> !mailbox.mails().isEmpty());
            JsonNode event =
                    sensor.event(each -> each.path("destination").path("port").asInt() == CHOSEN
                            && each.path("source").path("ip").asText().equals("127.0.0.2"));
            String id = event.path("event").path("id").asText();
            assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
                assertThat(Mailbox.header(mail, "Message-ID")).isEqualTo("<" + id + "@localhost>");
                assertThat(mail.getSubject()).contains("connection at banner-chosen by 127.0.0.2");
                assertThat(Mailbox.body(mail)).contains("event.id: " + id, "source.ip: 127.0.0.2", "220 ready\\r\\n");
            });
            sensor.home().remove("org.sundew.alert.email-chosen.cfg");
        }
    }

    @Test
    void aTestShowsTheServersAnswer() throws IOException {
        try (Mailbox mailbox = Mailbox.open()) {
            newSink("tested", mailbox);

            assertThat(sensor.console().run("sundew:sink-test email-tested"))
                    .contains("delivered one test event in", ": 250");

            assertThat(mailbox.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.getSubject()).contains("sink-test"));
            sensor.home().remove("org.sundew.alert.email-tested.cfg");
        }
    }

    @Test
    void aScanOf13PortsMakesAtMostThreeMails() {
        Shell.assumeInstalled("nmap");
        try (Mailbox mailbox = Mailbox.open()) {
            String ports = FIRST_SCANNED + "-" + (FIRST_SCANNED + BANNERS.size() - 1);
            newSink("brake", mailbox, "alert.port = " + ports);

            Shell.run("nmap", "-sV", "-Pn", "-n", "-p", ports, sensor.home().address());

            Patience.soon().until(() -> view(sensor, "brake").get("lag").asLong() >= BANNERS.size());
            // the incident's time is over
            sink(sensor.home(), "brake", mailbox, "alert.port = " + ports, "alert.group.seconds = 0");
            Patience.soon().until(() -> view(sensor, "brake").get("lag").asLong() == 0);
            assertThat(mailbox.events()).isGreaterThanOrEqualTo(BANNERS.size());
            assertThat(mailbox.mails()).hasSizeLessThanOrEqualTo(3);
            sensor.home().remove("org.sundew.alert.email-brake.cfg");
        }
    }

    @Test
    void aSinkThatWasStoppedForAWhileIsToldOfItAfterwards() throws IOException {
        try (Mailbox mailbox = Mailbox.open()) {
            newSink("stopped", mailbox, "alert.port = " + CHOSEN, "alert.group.seconds = 0");

            sensor.console().run("bundle:stop org.sundew.alert.email");
            Patience.soon()
                    .until(() -> view(sensor, "stopped").get("state").asText().equals("gone"));
            visit(sensor, "127.0.0.3", CHOSEN);
            visit(sensor, "127.0.0.3", CHOSEN);
            Patience.soon().until(() -> view(sensor, "stopped").get("lag").asLong() >= 2);
            sensor.console().run("bundle:start org.sundew.alert.email");

            Patience.soon().until(() -> mailbox.events() == 2);
            Patience.soon().until(() -> view(sensor, "stopped").get("lag").asLong() == 0);
            assertThat(view(sensor, "stopped").get("lagSeconds").asLong()).isZero();
            sensor.home().remove("org.sundew.alert.email-stopped.cfg");
        }
    }

    @Test
    void tellsAllOfTenThousandEventsOnceTheServerIsBack() throws InterruptedException {
        int visits = 10_000;
        try (Mailbox mailbox = Mailbox.down()) {
            sink(
                    sensor.home(),
                    "down",
                    mailbox,
                    "alert.port = " + OTHER,
                    "alert.visitor = 127.0.0.4",
                    "alert.group.seconds = 0",
                    "alert.retry.plan.seconds = 1",
                    "mails.max.per.hour = 0");
            Patience.soon()
                    .until(() -> view(sensor, "down").path("state").asText().equals("running"));

            visitOften(visits);
            Patience.soon().until(() -> view(sensor, "down").get("lag").asLong() >= visits);
            JsonNode troubled = view(sensor, "down");
            assertThat(troubled.get("state").asText()).isEqualTo("retrying");
            assertThat(troubled.get("lagSeconds").asLong()).isPositive();
            assertThat(troubled.get("retryingSince").asText()).isNotEmpty();
            assertThat(troubled.get("lastError").asText()).contains("Couldn't connect");

            mailbox.up();
            Patience.soon().until(() -> mailbox.events() >= visits);
            assertThat(mailbox.events()).isEqualTo(visits);
            assertThat(mailbox.mails()).hasSizeLessThan(10);
            sensor.event(each -> each.path("event").path("action").asText().equals("sink-recovered"));
            sensor.home().remove("org.sundew.alert.email-down.cfg");
        }
    }

    private static void visitOften(int visits) throws InterruptedException {
        ExecutorService visitors = Executors.newFixedThreadPool(4);
        IntStream.range(0, visits).forEach(i -> visitors.execute(() -> visit(sensor, "127.0.0.4", OTHER)));
        visitors.shutdown();
        assertThat(visitors.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void saysHowManyEventsRetentionTookBeforeASinkCameToThem() {
        try (Mailbox mailbox = Mailbox.down()) {
            SensorHome home = SensorHome.unpackWithoutListens("email-overtaken")
                    .write("org.sundew.sim.echo-main.cfg", "listen.port = " + CHOSEN)
                    .set("org.sundew.journal.cfg", "segment.megabytes", "1")
                    .set("org.sundew.journal.cfg", "retention.megabytes", "2")
                    .set("org.sundew.journal.cfg", "memory.events", "0");
            sink(home, "desk", mailbox, "alert.group.seconds = 0", "alert.retry.plan.seconds = 1");
            try (RunningSensor overtaken = home.start()) {
                beOvertaken(overtaken, mailbox);
            }
        }
    }

    private static void beOvertaken(RunningSensor overtaken, Mailbox mailbox) {
        for (int i = 0; i < 100; i++) {
            try (Visitor visitor = overtaken.visit(CHOSEN)) {
                visitor.say("x".repeat(60_000)).hangUp().rest();
            }
        }
        // while retention deletes files, reading them may fail
        Patience.soon()
                .untilAsserted(() -> assertThat(overtaken.events())
                        .noneMatch(event -> event.path("event").path("sequence").asInt() <= 10));
        mailbox.up();

        Patience.soon()
                .untilAsserted(() -> assertThat(overtaken.events())
                        .anyMatch(event ->
                                event.path("event").path("action").asText().equals("events-lost")
                                        && event.path("message")
                                                .asText()
                                                .contains("email-desk was overtaken by retention")));
        Patience.soon().until(() -> view(overtaken, "desk").get("lag").asLong() == 0);
        assertThat(view(overtaken, "desk").get("overtaken").asLong()).isPositive();
    }

    @Test
    void aMailRepeatedAfterAPowerCutHasTheSameMessageId() throws IOException {
        SensorHome home = SensorHome.unpackWithoutListens("email-crash")
                .write("org.sundew.sim.banner-chosen.cfg", "listen.port = " + CHOSEN, "banner = 220 ready\\r\\n");
        try (Mailbox mailbox = Mailbox.down()) {
            sink(home, "desk", mailbox);
            String first = mailAtWhoseEndThePowerGoes(home, mailbox.port());
            mailbox.up();

            try (RunningSensor again = home.start()) {
                assertThat(again.alive()).isTrue();
                Patience.soon().until(() -> mailbox.mails().size() == 1);
            }
            assertThat(first).contains("connection at banner-chosen by 127.0.0.2");
            assertThat(first.lines())
                    .contains("Message-ID: " + Mailbox.header(mailbox.mails().get(0), "Message-ID"));
        }
    }

    /** The mail that a server took just before the sensor was killed, so that the sensor never heard of it. */
    private static String mailAtWhoseEndThePowerGoes(SensorHome home, int port) throws IOException {
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(60_000);
            RunningSensor killed = home.start();
            try {
                visit(killed, "127.0.0.2", CHOSEN);
                try (Socket client = server.accept()) {
                    return conversation(client);
                }
            } finally {
                killed.kill();
            }
        }
    }

    /** Everything that the client says up to the end of a mail, which is not answered. */
    private static String conversation(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        StringBuilder said = new StringBuilder();
        boolean data = false;
        client.getOutputStream().write("220 here\r\n".getBytes(US_ASCII));
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            said.append(line).append('\n');
            if (!data) {
                data = line.equals("DATA");
                client.getOutputStream().write((data ? "354 go on\r\n" : "250 ok\r\n").getBytes(US_ASCII));
            }
        }
        return said.toString();
    }
}
