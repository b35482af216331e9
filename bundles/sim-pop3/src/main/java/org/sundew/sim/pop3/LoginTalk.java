package org.sundew.sim.pop3;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sundew.mail.Credentials;
import org.sundew.mail.LoginSettings;
import org.sundew.mail.Sasl;
import org.sundew.mail.Words;
import org.sundew.sim.Session;

/** What is said before anybody is let in: USER and PASS, or AUTH (RFC 5034). */
final class LoginTalk implements Pop3Dialog.Talk {
    /** With how many commands in a row that make no sense Dovecot's log-in process ends the session. */
    private static final int BAD_MAX = 3;

    /** The commands after which it counts anew. */
    private static final Set<String> FORGIVEN = Set.of("CAPA", "USER", "STLS", "APOP");

    private final Pop3Dialog dialog;
    private final Session session;
    private final LoginSettings settings;
    private Optional<String> user = Optional.empty();
    private int bad;
    private @Nullable Sasl sasl;

    LoginTalk(Pop3Dialog dialog, Session session, LoginSettings settings) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
    }

    @Override
    public boolean midway() {
        return sasl != null;
    }

    @Override
    public String tooLong() {
        return "-ERR Input buffer full, aborting";
    }

    @Override
    public void hear(String verb, String argument, String line) {
        Sasl open = sasl;
        if (open != null) {
            answer(open, line);
            return;
        }
        if (FORGIVEN.contains(verb)) {
            bad = 0;
        }
        switch (verb) {
            case "CAPA" -> dialog.reply(abilities());
            case "USER" -> {
                user = Optional.of(argument);
                dialog.reply("+OK");
            }
            case "PASS" -> password(argument);
            case "AUTH" -> auth(argument);
            case "STLS" -> tls();
            case "APOP" -> dialog.reply("-ERR APOP not enabled.");
            case "QUIT" -> dialog.leave("+OK Logging out");
            default -> unknown();
        }
    }

    private void unknown() {
        dialog.reply("-ERR Unknown command.");
        bad++;
        if (bad >= BAD_MAX) {
            dialog.leave("-ERR Too many invalid bad commands.");
        }
    }

    private String abilities() {
        return "+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\n"
                + (settings.tls() && !session.secure() ? "STLS\r\n" : "")
                + "USER\r\nSASL PLAIN LOGIN\r\n.";
    }

    private void tls() {
        if (session.secure()) {
            dialog.reply("-ERR TLS is already active.");
        } else if (!settings.tls()) {
            dialog.reply("-ERR TLS support isn't enabled.");
        } else {
            user = Optional.empty();
            dialog.startTls();
        }
    }

    private void password(String password) {
        if (user.isEmpty()) {
            dialog.reply("-ERR No username given.");
            return;
        }
        Credentials tried = new Credentials(Words.meant(user.get()), Words.meant(password));
        user = Optional.empty();
        dialog.decide(Optional.of(tried));
    }

    private void auth(String argument) {
        if (argument.isEmpty()) {
            dialog.reply("+OK\r\nPLAIN\r\nLOGIN\r\n.");
            return;
        }
        String[] words = argument.split(" ", 2);
        Optional<Sasl> wanted = Sasl.of(words[0]);
        if (wanted.isEmpty()) {
            dialog.reply("-ERR [AUTH] Unsupported authentication mechanism.");
            return;
        }
        sasl = wanted.get();
        if (words.length == 1) {
            dialog.reply("+ " + wanted.get().challenge());
        } else if (wanted.get().hearFirst(words[1])) {
            goOn(wanted.get());
        } else {
            abort("-ERR [AUTH] Invalid base64 data in initial response");
        }
    }

    private void answer(Sasl open, String base64) {
        if (base64.equals("*")) {
            abort("-ERR Authentication aborted by client.");
        } else if (open.hear(base64)) {
            goOn(open);
        } else {
            abort("-ERR [AUTH] Invalid base64 in response");
        }
    }

    private void abort(String reply) {
        sasl = null;
        dialog.reply(reply);
    }

    private void goOn(Sasl open) {
        if (open.complete()) {
            sasl = null;
            dialog.decide(open.credentials());
        } else {
            dialog.reply("+ " + open.challenge());
        }
    }
}
