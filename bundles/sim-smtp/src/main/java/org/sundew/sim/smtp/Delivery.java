package org.sundew.sim.smtp;

import java.time.temporal.ChronoField;
import java.util.Locale;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.sim.Session;

/** A message on its way in with its envelope, and what is told of it at its end. */
final class Delivery {
    private final Session session;
    private final SmtpSettings settings;
    private final Envelope envelope;
    private final Message message;

    Delivery(Session session, SmtpSettings settings, Envelope envelope) {
        this.session = session;
        this.settings = settings;
        this.envelope = envelope;
        this.message = new Message(settings.messageKeep(), settings.budget());
    }

    Message message() {
        return message;
    }

    /** It is complete: tells of it, and says what the visitor is answered, with these words before the queue's. */
    String finish(String words) {
        message.finish();
        if (message.total() > settings.messageMax()) {
            tell("", false);
            return "552 5.3.4 Error: message file too big";
        }
        String id = queueId();
        tell(id, true);
        return "250 2.0.0 Ok: " + words + "queued as " + id;
    }

    /** Nothing more comes of it. */
    void breakOff() {
        message.finish();
        if (message.total() > 0) {
            tell("", false);
        }
    }

    private void tell(String id, boolean complete) {
        Observation upload = message.observation(id.isEmpty() ? "message" : id, envelope, complete);
        session.note("mail.subject", message.subject());
        session.report(upload);
        session.raise(Severity.MEDIUM);
    }

    /** As Postfix makes them: microseconds and the number of a file, in hex. */
    private String queueId() {
        int micros = session.now().get(ChronoField.MICRO_OF_SECOND);
        int file = session.persona().seed("smtp.queue", 0x20000, 0x90000)
                + Math.floorMod(session.visit().id().hashCode(), 97);
        return String.format(Locale.ROOT, "%05X%X", micros, file);
    }
}
