package org.sundew.sim.ftp;

import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.sim.Session;

/** What is said before anybody is let in. */
final class LoginTalk implements Talk {
    private final FtpDialog dialog;
    private final Session session;
    private final FtpSettings settings;
    private final Protection protection;
    private String user = "";
    private int refused;

    LoginTalk(FtpDialog dialog, Session session, FtpSettings settings, Protection protection) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.protection = protection;
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "USER" -> {
                user = command.argument();
                dialog.reply("331 Please specify the password.");
            }
            case "PASS" -> password(command.argument());
            case "QUIT" -> dialog.leave("221 Goodbye.");
            case "FEAT" -> dialog.reply(Phrases.features(protection.offered()));
            case "OPTS" -> dialog.reply(Phrases.options(command.argument()));
            case "AUTH", "PBSZ", "PROT" -> protect(command);
            default -> dialog.reply(Phrases.LOG_IN_FIRST);
        }
        return true;
    }

    private void protect(Command command) {
        if (!protection.offered()) {
            dialog.reply(Phrases.LOG_IN_FIRST);
            return;
        }
        switch (command.verb()) {
            case "AUTH" -> protection.auth(command.argument());
            case "PBSZ" -> protection.bufferSize();
            default -> protection.level(command.argument());
        }
    }

    private void password(String password) {
        if (user.isEmpty()) {
            dialog.reply("503 Login with USER first.");
            return;
        }
        String tried = user;
        user = "";
        boolean admitted = settings.accounts().admits(tried, password);
        tell(Words.meant(tried), Words.meant(password), admitted);
        if (!admitted) {
            refuse();
            return;
        }
        boolean guest = settings.accounts().guest(tried);
        if (!guest) {
            session.raise(Severity.HIGH);
        }
        dialog.admit(guest ? "ftp" : tried, guest);
        dialog.reply("230 Login successful.");
    }

    private void tell(String name, String password, boolean admitted) {
        session.note(Note.USER, name);
        session.note(Note.PASSWORD, password);
        session.report(Observation.login(name, password, admitted));
    }

    private void refuse() {
        refused++;
        dialog.hold();
        session.after(settings.refusal(), () -> {
            if (refused >= settings.tries()) {
                dialog.leave("530 Login incorrect.");
                return;
            }
            dialog.reply("530 Login incorrect.");
            dialog.goOn();
        });
    }
}
