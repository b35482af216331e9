package org.sundew.alert.email;

import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;

/**
 * Writes mails as they go over the wire: RFC 5322, pure ASCII, lines ended by CR LF. Headers hold what the operator wrote and
 * what the sensor knows of itself and of addresses, never what a visitor said.
 */
final class Letters {
    private static final int LONGEST_DETAILS = 160;
    private static final int ENCODED_BYTES = 45;
    private static final int SUFFICIENT = 8;

    private final Envelope envelope;
    private final Form form;

    Letters(Envelope envelope, Form form) {
        this.envelope = envelope;
        this.form = form;
    }

    /** The identity of a mail about these events: the event's own, or the first one's and what tells the set from others. */
    String id(List<SensorEvent> events) {
        String first = events.get(0).id().toString();
        return events.size() == 1 ? first : first + "." + events.size() + "." + digest(events);
    }

    private static String digest(List<SensorEvent> events) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (SensorEvent each : events) {
                digest.update(each.id().toString().getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, SUFFICIENT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    String write(Batch batch, Instant now) {
        return headers(batch, now) + wire(form == Form.LONG ? LongForm.of(batch) : ShortForm.of(batch));
    }

    /** The same mail without anything that a visitor chose, for a server that refused it with this answer. */
    String writeWithoutVisitorsWords(Batch batch, String answer, Instant now) {
        return headers(batch, now) + wire(LongForm.bare(batch, answer));
    }

    private static String wire(String body) {
        return body.replace("\n", "\r\n");
    }

    private String headers(Batch batch, Instant now) {
        return lines(
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)),
                "From: " + envelope.from(),
                "To: " + envelope.to().stream().map(InternetAddress::toString).collect(Collectors.joining(",\r\n ")),
                "Subject: " + subject(batch),
                "Message-ID: <" + batch.id() + "@" + envelope.domain() + ">",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=us-ascii",
                "Content-Transfer-Encoding: 7bit",
                "Auto-Submitted: auto-generated",
                "X-Sundew-Event: " + batch.first().id(),
                "X-Sundew-Events: " + batch.events().size(),
                "");
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private String subject(Batch batch) {
        String prefix = encoded(envelope.prefix());
        String details = Plain.header(details(batch), LONGEST_DETAILS);
        return prefix.isEmpty() ? details : prefix + "\r\n " + details;
    }

    private static String details(Batch batch) {
        if (!batch.single()) {
            Counts counts = Counts.of(batch.events());
            return counts.severest() + ": " + counts.events() + " events by " + counts.visitors();
        }
        SensorEvent event = batch.first();
        String what = event.visit().map(visit -> what(event, visit)).orElseGet(event::message);
        String rule = EventField.RULE_NAME.text(event);
        return event.severity().label() + ": " + what + (rule.isEmpty() ? "" : ": " + rule);
    }

    private static String what(SensorEvent event, Visit visit) {
        return event.action() + " at " + visit.listen().name() + " by "
                + visit.visitor().ip();
    }

    /** The operator's words as they are, or in encoded words (RFC 2047) where they are not ASCII. */
    private static String encoded(String words) {
        if (Plain.isPrintable(words) && !words.contains("=?")) {
            return words;
        }
        StringBuilder encoded = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        words.codePoints().forEach(symbol -> {
            String next = Character.toString(symbol);
            if (bytes(chunk + next).length > ENCODED_BYTES) {
                encoded.append(word(chunk)).append("\r\n ");
                chunk.setLength(0);
            }
            chunk.append(next);
        });
        return encoded.append(word(chunk)).toString();
    }

    private static String word(CharSequence chunk) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(chunk)) + "?=";
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
