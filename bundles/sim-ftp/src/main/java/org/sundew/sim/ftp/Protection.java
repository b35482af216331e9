package org.sundew.sim.ftp;

import java.util.Locale;
import org.sundew.sim.Session;

/** TLS by command (RFC 4217): AUTH, PBSZ and PROT. */
final class Protection implements Talk {
    private final FtpDialog dialog;
    private final Session session;
    private final Voice voice;
    private final boolean onDemand;
    private boolean data;

    /** @param onDemand whether AUTH is offered */
    Protection(FtpDialog dialog, Session session, Voice voice, boolean onDemand) {
        this.dialog = dialog;
        this.session = session;
        this.voice = voice;
        this.onDemand = onDemand;
    }

    /** Whether there is TLS: on demand, or from the first byte as on port 990. */
    boolean offered() {
        return onDemand || session.secure();
    }

    /** Whether data connections are to be encrypted. */
    boolean data() {
        return data;
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "AUTH" -> auth(command);
            case "PBSZ" -> bufferSize(command);
            case "PROT" -> level(command);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void auth(Command command) {
        if (!offered()) {
            dialog.say(Say.TLS_OFF, command);
            return;
        }
        if (session.secure() && voice.has(Say.AUTH_AGAIN)) {
            dialog.say(Say.AUTH_AGAIN, command);
            return;
        }
        if (dialog.in() && voice.has(Say.AUTH_LATE)) {
            dialog.say(Say.AUTH_LATE, command);
            return;
        }
        String type = command.argument().toUpperCase(Locale.ROOT);
        switch (type) {
            case "TLS", "TLS-C", "SSL", "TLS-P" -> {
                dialog.say(Say.AUTH_DONE, command, type);
                dialog.forgetUnanswered();
                session.startTls();
                data = type.equals("SSL") || type.equals("TLS-P");
            }
            default -> dialog.say(Say.AUTH_UNKNOWN, command);
        }
    }

    private void bufferSize(Command command) {
        if (!offered()) {
            dialog.say(Say.TLS_OFF, command);
            return;
        }
        if (!session.secure()) {
            dialog.say(Say.PBSZ_PLAIN, command);
            return;
        }
        dialog.say(command.argument().equals("0") ? Say.PBSZ_DONE : Say.PBSZ_OTHER, command);
    }

    private void level(Command command) {
        if (!offered()) {
            dialog.say(Say.TLS_OFF, command);
            return;
        }
        if (!session.secure()) {
            dialog.say(Say.PROT_PLAIN, command);
            return;
        }
        switch (command.argument().toUpperCase(Locale.ROOT)) {
            case "C" -> {
                data = false;
                dialog.say(Say.PROT_CLEAR, command);
            }
            case "P" -> {
                data = true;
                dialog.say(Say.PROT_PRIVATE, command);
            }
            case "S", "E" -> dialog.say(Say.PROT_OTHER, command);
            default -> dialog.say(Say.PROT_UNKNOWN, command);
        }
    }
}
