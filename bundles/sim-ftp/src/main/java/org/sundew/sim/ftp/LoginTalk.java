package org.sundew.sim.ftp;

import java.util.Locale;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.sim.Session;

/** Who is it? The commands that begin and end a log-in. */
final class LoginTalk implements Talk {
    private final FtpDialog dialog;
    private final Session session;
    private final FtpSettings settings;
    private final Voice voice;
    private String user = "";
    private String admitted = "";
    private boolean guest;
    private int refused;

    LoginTalk(FtpDialog dialog, Session session, FtpSettings settings, Voice voice) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.voice = voice;
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "USER" -> user(command);
            case "PASS" -> password(command);
            case "QUIT" -> dialog.leave(voice.say(Say.QUIT, command, ""));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void user(Command command) {
        if (dialog.in() && !voice.is(Trait.RELOGIN)) {
            otherUser(command);
            return;
        }
        dialog.dismiss();
        user = command.argument();
        dialog.say(isGuest(user) ? Say.ASK_GUEST : Say.ASK_PASSWORD, command, command.word());
    }

    private void otherUser(Command command) {
        if (guest) {
            dialog.say(Say.GUEST_STAYS, command);
            return;
        }
        dialog.say(command.argument().equals(admitted) ? Say.SAME_USER : Say.OTHER_USER, command);
    }

    private boolean isGuest(String name) {
        return settings.accounts().guest(name)
                && (name.equals(name.toLowerCase(Locale.ROOT)) || !voice.is(Trait.GUEST_EXACT));
    }

    private void password(Command command) {
        if (dialog.in()) {
            dialog.say(Say.ALREADY_IN, command);
            return;
        }
        if (user.isEmpty()) {
            dialog.say(Say.USER_FIRST, command);
            return;
        }
        String tried = user;
        user = "";
        guest = isGuest(tried);
        boolean admits = guest || settings.accounts().admits(tried, command.argument());
        tell(Words.meant(tried), Words.meant(command.argument()), admits);
        if (admits) {
            admit(tried, command);
        } else {
            refuse(command);
        }
    }

    private void tell(String name, String password, boolean admits) {
        session.note(Note.USER, name);
        session.note(Note.PASSWORD, password);
        session.report(Observation.login(name, password, admits));
    }

    private void admit(String name, Command command) {
        if (!guest) {
            session.raise(Severity.HIGH);
        }
        admitted = guest ? "ftp" : name;
        dialog.admit(admitted, guest);
        dialog.say(guest ? Say.WELCOME_GUEST : Say.WELCOME, command);
    }

    private void refuse(Command command) {
        refused++;
        dialog.hold();
        session.after(settings.refusal(), () -> {
            if (refused >= settings.tries()) {
                dialog.leave(voice.say(Say.REFUSED, command, ""));
                return;
            }
            dialog.say(Say.REFUSED, command);
            dialog.goOn();
        });
    }
}
