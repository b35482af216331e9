package org.sundew.sim.smtp;

import java.time.temporal.ChronoField;
import java.util.Locale;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.mail.LineReader.End;
import org.sundew.sim.Session;

/**
 * What follows DATA, up to its last dot. A dot beside a bare line feed does not end a message that Postfix 3.9 takes, but did
 * before: such endings smuggle a second message past a server that sees them otherwise (CVE-2023-51764).
 */
final class Content implements SmtpDialog.Listener {
    private final SmtpDialog dialog;
    private final Session session;
    private final SmtpSettings settings;
    private final Envelope envelope;
    private final Message message;
    private boolean lineBegins = true;
    private boolean bareBefore;

    Content(SmtpDialog dialog, Session session, SmtpSettings settings, Envelope envelope) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.envelope = envelope;
        this.message = new Message(settings.messageKeep(), settings.budget());
    }

    @Override
    public void hear(String line, End end) {
        boolean begins = lineBegins;
        boolean bare = bareBefore || end == End.LF;
        lineBegins = end != End.CUT;
        bareBefore = end == End.LF;
        if (begins && line.equals(".") && end != End.CUT) {
            if (bare) {
                session.note("smtp.smuggling", "true");
                session.raise(Severity.HIGH);
            }
            if (!bare || !settings.strictEnd()) {
                take();
                return;
            }
        }
        message.add(begins && line.startsWith(".") ? line.substring(1) : line, end != End.CUT);
    }

    private void take() {
        dialog.listenToCommands();
        if (message.total() > settings.messageMax()) {
            tell("", false);
            dialog.reply("552 5.3.4 Error: message file too big");
            return;
        }
        String id = queueId();
        tell(id, true);
        dialog.reply("250 2.0.0 Ok: queued as " + id);
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

    @Override
    public void gone() {
        if (message.total() > 0) {
            tell("", false);
        }
    }
}
