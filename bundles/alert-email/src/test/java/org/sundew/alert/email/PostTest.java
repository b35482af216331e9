package org.sundew.alert.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.SensorEvent;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SinkHarness;

/** What mail servers do to a sink, on real sockets. */
@Timeout(60)
final class PostTest {
    private static final SensorEvent EVENT = Samples.visited(7, "USER root\r\n", "331 Password?\r\n");

    @TempDir
    Path folder;

    private static EmailSink sink(int port, Object... more) {
        Object[] all = new Object[more.length + 6];
        System.arraycopy(more, 0, all, 6, more.length);
        List<Object> always = List.of("smtp.host", "localhost", "smtp.port", port, "smtp.read.seconds", 1);
        System.arraycopy(always.toArray(), 0, all, 0, 6);
        return new EmailSink(ConfigOf.of(EmailSink.Config.class, all), new ManualClock());
    }

    private static EmailSink toAnnAndBob(ScriptedServer server) {
        return sink(server.port(), "to", "ann@example.com; bob@example.com");
    }

    @Test
    void saysWhoItIsAndTellsTheServersAnswerToATest() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain()) {
            EmailSink sink = sink(
                    server.port(),
                    "to",
                    "ann@example.com",
                    "from",
                    "Trap <trap@sensor.example.org>",
                    "helo",
                    "mx.example.org");

            assertThat(sink.test(EVENT)).isEqualTo("250 2.0.0 Ok: queued as 4711");

            assertThat(server.commands("EHLO")).containsExactly("EHLO mx.example.org");
            assertThat(server.commands("MAIL")).containsExactly("MAIL FROM:<trap@sensor.example.org>");
            assertThat(server.commands("RCPT")).containsExactly("RCPT TO:<ann@example.com>");
        }
    }

    @Test
    void saysTheSendersDomainInEhloUnlessToldOtherwise() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain()) {
            sink(server.port(), "to", "ann@example.com", "from", "trap@sensor.example.org")
                    .test(EVENT);

            assertThat(server.commands("EHLO")).containsExactly("EHLO sensor.example.org");
        }
    }

    @Test
    void failsWhenNothingListensThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(SinkHarness.of(sink(free, "to", "ann@example.com")).refuses(EVENT))
                .hasMessageContaining("Couldn't connect");
    }

    @Test
    void writesNoMailForAServerThatIsNotThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        EmailSink.Config config = ConfigOf.of(EmailSink.Config.class, "smtp.port", free, "to", "ann@example.com");
        AtomicInteger written = new AtomicInteger();

        assertThatThrownBy(() ->
                        new Post(new Keys(config).server()).send(() -> "mail " + written.incrementAndGet(), List.of()))
                .hasMessageContaining("Couldn't connect");
        assertThat(written).hasValue(0);
    }

    @Test
    void failsWhenTheServerDoesNotAnswerInTime() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain().answering(command -> ScriptedServer.SILENCE)) {
            EmailSink sink = sink(server.port(), "to", "ann@example.com");

            assertThat(SinkHarness.of(sink).refuses(EVENT)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void failsWhenTheConnectionIsCutInTheMiddleOfAMailAndSendsTheSameAgain() throws Exception {
        AtomicBoolean cut = new AtomicBoolean(true);
        try (ScriptedServer server = ScriptedServer.plain()
                .answering(command -> command.equals(".") && cut.getAndSet(false)
                        ? ScriptedServer.CUT
                        : ScriptedServer.well(command))) {
            EmailSink sink = sink(server.port(), "to", "ann@example.com");

            SinkHarness.of(sink).refuses(EVENT);
            SinkHarness.of(sink).deliver(EVENT);

            assertThat(server.mails())
                    .hasSize(2)
                    .allSatisfy(mail -> assertThat(mail).contains("Message-ID: <" + EVENT.id() + "@localhost>"));
        }
    }

    @Test
    void aRecipientRefusedForGoodKeepsNothingFromTheOthersAndTheNextMailSaysSo() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain()
                .answering(
                        command -> command.contains("bob") ? "550 5.1.1 no such user" : ScriptedServer.well(command))) {
            EmailSink sink = toAnnAndBob(server);

            SinkHarness.of(sink).deliver(EVENT).deliver(Samples.visited(8, "", ""));

            assertThat(server.mails()).hasSize(2);
            assertThat(server.mails().get(0)).doesNotContain("Refused");
            assertThat(server.mails().get(1)).contains("bob@example.com (1): 550 5.1.1 no such user");
        }
    }

    @Test
    void aRecipientRefusedForNowIsTriedAgainAloneAndThenLeftBehind() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain()
                .answering(command -> command.contains("bob") ? "451 4.7.1 come back" : ScriptedServer.well(command))) {
            SinkHarness harness = SinkHarness.of(toAnnAndBob(server));

            for (int attempt = 1; attempt < Rounds.ATTEMPTS; attempt++) {
                assertThat(harness.refuses(EVENT)).hasMessageContaining("bob@example.com: 451");
            }
            harness.deliver(EVENT).deliver(Samples.visited(8, "", ""));

            assertThat(server.commands("RCPT TO:<ANN")).hasSize(2);
            assertThat(server.commands("RCPT TO:<BOB")).hasSize(Rounds.ATTEMPTS + 1);
            assertThat(server.mails()).hasSize(2);
        }
    }

    @Test
    void aRecipientWhoIsTakenTheSecondTimeGetsTheMailOnce() throws Exception {
        AtomicInteger bobs = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.plain()
                .answering(command -> command.contains("bob") && bobs.incrementAndGet() == 1
                        ? "450 4.2.0 greylisted"
                        : ScriptedServer.well(command))) {
            SinkHarness harness = SinkHarness.of(toAnnAndBob(server));

            harness.refuses(EVENT);
            harness.deliver(EVENT);

            assertThat(server.commands("RCPT"))
                    .containsExactly(
                            "RCPT TO:<ann@example.com>", "RCPT TO:<bob@example.com>", "RCPT TO:<bob@example.com>");
            assertThat(server.mails()).hasSize(2);
        }
    }

    @Test
    void aMailThatNobodyTakesHasFailedWhateverTheCode() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain()
                .answering(command ->
                        command.startsWith("RCPT") ? "550 5.7.1 relaying denied" : ScriptedServer.well(command))) {
            SinkHarness harness = SinkHarness.of(toAnnAndBob(server));

            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(harness.refuses(EVENT))
                        .hasMessageContaining("ann@example.com: 550 5.7.1 relaying denied")
                        .hasMessageContaining("bob@example.com");
            }
        }
    }

    @Test
    void aVisitorCannotSilenceItByAWordThatTheServersFilterDislikes() throws Exception {
        SensorEvent hostile = Samples.visited(9, "EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "");
        AtomicInteger sent = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.plain()
                .answering(command -> command.equals(".") && sent.incrementAndGet() == 1
                        ? "554 5.7.1 virus found"
                        : ScriptedServer.well(command))) {
            SinkHarness.of(sink(server.port(), "to", "ann@example.com")).deliver(hostile);

            assertThat(server.mails()).hasSize(2);
            assertThat(server.mails().get(0)).contains("EICAR");
            assertThat(server.mails().get(1))
                    .doesNotContain("EICAR")
                    .contains("554 5.7.1 virus found", hostile.id().toString());
        }
    }

    @Test
    void aSenderRefusedIsAFailureWithTheServersWords() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain()
                .answering(command ->
                        command.startsWith("MAIL") ? "550 5.1.8 who are you\u001b[2J" : ScriptedServer.well(command))) {
            assertThat(SinkHarness.of(sink(server.port(), "to", "ann@example.com"))
                            .refuses(EVENT))
                    .hasMessage("550 5.1.8 who are you\\x1b[2J");
        }
    }

    @Test
    void startTlsEncryptsAndLogsInAfterwards() throws Exception {
        Certificates certificates = new Certificates(folder);
        try (ScriptedServer server = ScriptedServer.startTls(certificates.server("localhost"))) {
            EmailSink sink = sink(
                    server.port(),
                    "to",
                    "ann@example.com",
                    "smtp.tls",
                    "starttls",
                    "smtp.tls.trust",
                    certificates.pem("localhost").toString(),
                    "smtp.user",
                    "trap",
                    "smtp.password",
                    "secret");
            server.answering(command -> command.startsWith("AUTH") ? "235 ok" : ScriptedServer.well(command));

            SinkHarness.of(sink).deliver(EVENT);

            assertThat(server.commands().indexOf("STARTTLS")).isEqualTo(1);
            assertThat(server.commands("AUTH")).hasSize(1);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void startTlsIsRequiredNotAWish() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain()) {
            EmailSink sink = sink(server.port(), "to", "ann@example.com", "smtp.tls", "starttls");

            assertThat(SinkHarness.of(sink).refuses(EVENT)).hasMessageContaining("STARTTLS is required");
            assertThat(server.commands("MAIL")).isEmpty();
        }
    }

    @Test
    void sendsNothingByTlsToAServerWhoseCertificateIsNotTrusted() throws Exception {
        Certificates certificates = new Certificates(folder);
        try (ScriptedServer server = ScriptedServer.tls(certificates.server("localhost"))) {
            EmailSink sink = sink(server.port(), "to", "ann@example.com", "smtp.tls", "tls");

            SinkHarness.of(sink).refuses(EVENT);
            assertThat(server.commands("MAIL")).isEmpty();

            EmailSink trusting = sink(
                    server.port(),
                    "to",
                    "ann@example.com",
                    "smtp.tls",
                    "tls",
                    "smtp.tls.trust",
                    certificates.pem("localhost").toString());
            SinkHarness.of(trusting).deliver(EVENT);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void sendsNothingToAServerThatGoesByAnotherName() throws Exception {
        Certificates certificates = new Certificates(folder);
        try (ScriptedServer server = ScriptedServer.tls(certificates.server("mail.example.net"))) {
            EmailSink sink = sink(
                    server.port(),
                    "to",
                    "ann@example.com",
                    "smtp.tls",
                    "tls",
                    "smtp.tls.trust",
                    certificates.pem("mail.example.net").toString());

            SinkHarness.of(sink).refuses(EVENT);

            assertThat(server.commands("MAIL")).isEmpty();
        }
    }

    @Test
    void saysWhyItIsNotLetIn() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain()
                .answering(command -> command.startsWith("AUTH") ? "535 5.7.8 no" : ScriptedServer.well(command))) {
            EmailSink sink =
                    sink(server.port(), "to", "ann@example.com", "smtp.user", "trap", "smtp.password", "secret");

            assertThatThrownBy(() -> sink.test(EVENT))
                    .hasMessageContaining("535 5.7.8 no")
                    .hasMessageNotContaining("secret");
        }
    }
}
