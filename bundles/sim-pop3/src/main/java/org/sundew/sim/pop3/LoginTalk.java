package org.sundew.sim.pop3;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.mail.Credentials;
import org.sundew.mail.Sasl;
import org.sundew.mail.Words;
import org.sundew.sim.Session;

/** What is said before anybody is let in: USER and PASS, or AUTH (RFC 5034). */
final class LoginTalk implements Pop3Dialog.Talk {
    /** With how many commands that make no sense Dovecot's log-in process ends the session. */
    private static final int BAD_MAX = 10;

    private final Pop3Dialog dialog;
    private final Session session;
    private final Pop3Settings settings;
    private String user = "";
    private int bad;
    private @Nullable Sasl sasl;

    LoginTalk(Pop3Dialog dialog, Session session, Pop3Settings settings) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
    }

    @Override
    public void hear(String verb, String argument, String line) {
        Sasl open = sasl;
        if (open != null) {
            answer(open, line);
            return;
        }
        switch (verb) {
            case "CAPA" -> dialog.reply(abilities());
            case "USER" -> {
                user = argument;
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
        bad++;
        if (bad >= BAD_MAX) {
            dialog.leave("-ERR Too many bad commands.");
        } else {
            dialog.reply("-ERR Unknown command.");
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
            user = "";
            dialog.startTls();
        }
    }

    private void password(String password) {
        if (user.isEmpty()) {
            dialog.reply("-ERR No username given.");
            return;
        }
        Credentials tried = new Credentials(Words.meant(user), Words.meant(password));
        user = "";
        dialog.decide(tried);
    }

    private void auth(String argument) {
        if (argument.isEmpty()) {
            dialog.reply("+OK\r\nPLAIN\r\nLOGIN\r\n.");
            return;
        }
        String[] words = argument.split(" +", 2);
        Optional<Sasl> wanted = Sasl.of(words[0]);
        if (wanted.isEmpty()) {
            dialog.reply("-ERR Unsupported authentication mechanism.");
            return;
        }
        sasl = wanted.get();
        if (words.length == 2) {
            answer(wanted.get(), words[1]);
        } else {
            dialog.reply("+ " + wanted.get().challenge());
        }
    }

    private void answer(Sasl open, String base64) {
        if (base64.equals("*")) {
            sasl = null;
            dialog.reply("-ERR Authentication aborted by client.");
        } else if (!open.hear(base64)) {
            sasl = null;
            dialog.reply("-ERR Invalid base64 data in AUTH response");
        } else if (open.complete()) {
            sasl = null;
            dialog.decide(open.credentials());
        } else {
            dialog.reply("+ " + open.challenge());
        }
    }
}
