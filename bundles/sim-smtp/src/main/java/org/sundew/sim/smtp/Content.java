package org.sundew.sim.smtp;

import org.sundew.event.Severity;
import org.sundew.mail.LineReader.End;
import org.sundew.sim.Session;

/**
 * What follows DATA, up to its last dot. A dot beside a bare line feed ends a message that Postfix takes before 3.9, but not
 * later: such endings smuggle a second message past a server that sees them otherwise (CVE-2023-51764).
 */
final class Content implements SmtpDialog.Listener {
    private final SmtpDialog dialog;
    private final Session session;
    private final boolean strictEnd;
    private final Delivery delivery;
    private boolean lineBegins = true;
    private boolean bareBefore;

    Content(SmtpDialog dialog, Session session, boolean strictEnd, Delivery delivery) {
        this.dialog = dialog;
        this.session = session;
        this.strictEnd = strictEnd;
        this.delivery = delivery;
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
            if (!bare || !strictEnd) {
                dialog.listenToCommands();
                dialog.conclude(delivery.finish(""));
                return;
            }
        }
        delivery.message().add(begins && line.startsWith(".") ? line.substring(1) : line, end != End.CUT);
    }

    @Override
    public void gone() {
        delivery.breakOff();
    }
}
