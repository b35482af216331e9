package org.sundew.alert.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.admin.Problem;
import org.sundew.alert.NotYet;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SinkHarness;

final class EmailSinkTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private final ManualClock clock = new ManualClock();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private EmailSink sink(Object... keysAndValues) {
        List<Object> all = new ArrayList<>(List.of("smtp.port", server.getSmtp().getPort(), "to", "ann@example.com"));
        all.addAll(List.of(keysAndValues));
        return new EmailSink(ConfigOf.of(EmailSink.Config.class, all.toArray()), clock);
    }

    private static Visited visit(long sequence, Note... notes) {
        return Samples.visited(sequence, "USER root\r\nPASS toor\r\n", "220 ready\r\n", notes);
    }

    private static String header(MimeMessage mail, String name) throws Exception {
        return mail.getHeader(name, "|");
    }

    @Test
    void tellsAllThatIsKnownOfAnEvent() throws Exception {
        Visited event = visit(7, new Note(Note.USER, "root"), new Note(Note.PASSWORD, "toor"));

        SinkHarness.of(sink("subject.prefix", "[trap]", "from", "trap@example.org"))
                .deliver(event);

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject())
                .isEqualTo("[trap] medium: connection at " + event.at().listen().name() + " by "
                        + event.at().visitor().ip());
        assertThat(header(mail, "From")).isEqualTo("trap@example.org");
        assertThat(header(mail, "To")).isEqualTo("ann@example.com");
        assertThat(header(mail, "Message-ID")).isEqualTo("<" + event.id() + "@example.org>");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.getSentDate()).isEqualTo(clock.instant());
        assertThat(mail.isMimeType("text/plain")).isTrue();
        String body = mail.getContent().toString();
        for (EventField field : EventField.values()) {
            String value = field.text(event);
            if (!value.isEmpty() && !field.ecs().startsWith("honeypot.payload")) {
                assertThat(body).contains(field.ecs() + ": " + value);
            }
        }
        assertThat(body)
                .contains("Received: 22 bytes", "USER root\\r\\nPASS toor\\r\\n", "Sent: 11 bytes")
                .contains("0000  55 53 45 52 20 72 6f 6f  74 0d 0a 50 41 53 53 20  |USER root..PASS |");
    }

    @Test
    void warnsOfAPasswordInClear() {
        String[] account = {"smtp.user", "ann", "smtp.password", "secret"};

        assertThat(sink("smtp.host", "mail.example.com", account[0], account[1], account[2], account[3])
                        .problems())
                .containsExactly(new Problem(
                        "",
                        "smtp.user",
                        "ann",
                        "is sent with its password in clear to mail.example.com, since smtp.tls is off"));
        assertThat(sink("smtp.host", "mail.example.com").problems()).isEmpty();
        assertThat(sink("smtp.host", "127.0.0.1", account[0], account[1], account[2], account[3])
                        .problems())
                .isEmpty();
        assertThat(sink("smtp.tls", "tls", "smtp.host", "a.example", account[0], account[1], account[2], account[3])
                        .problems())
                .isEmpty();
    }

    @Test
    void sendsToEverybody() throws Exception {
        SinkHarness.of(sink("to", "ann@example.com; bob@example.com, Carol <carol@example.net>"))
                .deliver(visit(1));

        assertThat(server.getReceivedMessages())
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail.getAllRecipients()).hasSize(3));
    }

    @Test
    void fitsOnATelephoneWhenShort() throws Exception {
        SinkHarness.of(sink("format", "short")).deliver(visit(1, new Note(Note.USER, "mallory")));

        String body = server.getReceivedMessages()[0].getContent().toString().strip();
        assertThat(body)
                .hasSizeLessThanOrEqualTo(160)
                .contains("medium connection")
                .doesNotContain("mallory");
    }

    @Test
    void tellsManyEventsInOneMail() throws Exception {
        SensorEvent[] events =
                LongStream.rangeClosed(1, 600).mapToObj(EmailSinkTest::visit).toArray(SensorEvent[]::new);

        SinkHarness.of(sink()).deliver(events);

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mail.getSubject()).startsWith("[Sundew] medium: 600 events by ");
        assertThat(header(mail, "X-Sundew-Events")).isEqualTo("600");
        assertThat(mail.getContent().toString())
                .contains("600 events by ", ": 600 medium", "     600  medium", "and 100 more");
    }

    @Test
    void theSameEventsMakeTheSameMessageIdAndOthersAnother() {
        Letters letters = new Letters(new Keys(ConfigOf.of(EmailSink.Config.class, "to", "a@b")).envelope(), Form.LONG);
        List<SensorEvent> three =
                List.of(visit(1), Samples.observed(2, org.sundew.event.Observation.command("id")), visit(3));

        assertThat(letters.id(three)).isEqualTo(letters.id(List.copyOf(three)));
        assertThat(letters.id(three)).isNotEqualTo(letters.id(three.subList(0, 2)));
        assertThat(letters.id(three.subList(0, 1))).isEqualTo(three.get(0).id().toString());
    }

    @Test
    void asksForTimeBeyondTheMailsOfAnHourAndSaysSoInTheNext() throws Exception {
        EmailSink sink = sink("mails.max.per.hour", 2);
        SinkHarness harness = SinkHarness.of(sink).deliver(visit(1));
        clock.elapse(Duration.ofMinutes(10));
        harness.deliver(visit(2));

        assertThat(harness.refuses(visit(3)))
                .isInstanceOfSatisfying(
                        NotYet.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofMinutes(50)));
        clock.elapse(Duration.ofMinutes(50).minusMillis(1));
        assertThat(harness.refuses(visit(3))).isInstanceOf(NotYet.class);
        clock.elapse(Duration.ofMillis(1));
        harness.deliver(visit(3), visit(4));

        assertThat(server.getReceivedMessages()).hasSize(3);
        assertThat(server.getReceivedMessages()[1].getContent().toString()).doesNotContain("held back");
        assertThat(server.getReceivedMessages()[2].getContent().toString())
                .contains("The limit of mails an hour was reached at", "2 events by");
    }

    @Test
    void aTestGoesOutWhateverTheLimit() throws Exception {
        EmailSink sink = sink("mails.max.per.hour", 1);
        SinkHarness.of(sink).deliver(visit(1));

        assertThat(sink.test(visit(0))).startsWith("250");

        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void withoutALimitNothingIsHeldBack() {
        SinkHarness harness = SinkHarness.of(sink("mails.max.per.hour", 0));

        for (int i = 1; i <= 100; i++) {
            harness.deliver(visit(i));
        }

        assertThat(server.getReceivedMessages()).hasSize(100);
    }

    @Test
    void logsInAsTheUserWhoseCfgItIs() {
        server.setUser("trap@example.com", "trap", "secret");

        SinkHarness.of(sink("smtp.user", "trap", "smtp.password", "secret")).deliver(visit(1));
        assertThat(SinkHarness.of(sink("smtp.user", "trap", "smtp.password", "wrong"))
                        .refuses(visit(2)))
                .hasMessageContaining("535");

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void encodesTheOperatorsPrefix() throws Exception {
        SinkHarness.of(sink("subject.prefix", "[Köder \u4f60\u597d im Schaufenster der Werkstatt]"))
                .deliver(visit(1));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).startsWith("[Köder \u4f60\u597d im Schaufenster der Werkstatt] medium: ");
        assertThat(header(mail, "Subject")).matches(line -> line.chars().allMatch(c -> c < 0x7F));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to | '' | to: an address is needed",
                "to | nobody | to: not an address",
                "to | ann@example.com, b c@d | to: not an address",
                "from | '' | from: an address is needed",
                "smtp.host | a b | smtp.host: a host name",
                "smtp.tls | maybe | smtp.tls: off, starttls or tls",
                "smtp.user | ann | smtp.user: a user and a password",
                "smtp.tls.trust | /nowhere | smtp.tls.trust: no PEM file",
                "helo | two words | helo: a host name",
                "format | html | format: neither long nor short"
            })
    void saysWhichKeyMakesNoSense(String key, String value, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink(key, value))
                .withMessageStartingWith(problem)
                .withMessageEndingWith(value.isEmpty() ? ": " : value);
    }

    @Test
    void takesAHundredRecipientsAndNoMore() {
        String hundred = String.join(
                ",",
                LongStream.rangeClosed(1, 100)
                        .mapToObj(i -> "u" + i + "@example.com")
                        .toList());

        sink("to", hundred);

        assertThatIllegalArgumentException().isThrownBy(() -> sink("to", hundred + ";one.more@example.com"));
    }
}
