package org.sundew.sim.imap;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.mail.Credentials;
import org.sundew.mail.LoginSettings;
import org.sundew.mail.Sasl;
import org.sundew.mail.Words;
import org.sundew.sim.Session;

/** What is said before anybody is let in: LOGIN, or AUTHENTICATE with or without a first answer (RFC 4959). */
final class LoginTalk implements ImapDialog.Talk {
    /** With how many commands that make no sense Dovecot's log-in process ends the session. */
    private static final int BAD_MAX = 3;

    private final ImapDialog dialog;
    private final Session session;
    private final LoginSettings settings;
    private String tag = "";
    private int bad;
    private @Nullable Sasl sasl;

    LoginTalk(ImapDialog dialog, Session session, LoginSettings settings) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
    }

    static String abilities(Session session, LoginSettings settings) {
        return "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+"
                + (settings.tls() && !session.secure() ? " STARTTLS" : "")
                + " AUTH=PLAIN AUTH=LOGIN";
    }

    @Override
    public void hear(String commandTag, String text, boolean cut) {
        tag = commandTag;
        int blank = text.indexOf(' ');
        String name = (blank < 0 ? text : text.substring(0, blank)).toUpperCase(Locale.ROOT);
        String rest = blank < 0 ? "" : text.substring(blank + 1);
        switch (name) {
            case "CAPABILITY" -> {
                dialog.reply("* CAPABILITY " + abilities(session, settings));
                done("OK Pre-login capabilities listed, post-login capabilities have more.");
            }
            case "ID" -> {
                session.note("imap.id", Words.meant(rest));
                dialog.reply("* ID (\"name\" \"Dovecot\")");
                done("OK ID completed.");
            }
            case "NOOP" -> done("OK NOOP completed.");
            case "LOGOUT" -> {
                dialog.reply("* BYE Logging out");
                dialog.leave(tag + " OK Logout completed.");
            }
            case "STARTTLS" -> tls();
            case "LOGIN", "AUTHENTICATE" -> knock(Command.of(tag, name, rest));
            default -> bad(tag);
        }
    }

    private void knock(Command command) {
        if (command.flaw().isPresent()) {
            done("BAD " + command.flaw().get());
        } else if (command.name().equals("LOGIN")) {
            login(command);
        } else {
            authenticate(command);
        }
    }

    @Override
    public void untagged() {
        bad("*");
    }

    private void done(String text) {
        dialog.reply(tag + " " + text);
    }

    private void bad(String wrong) {
        bad++;
        if (bad >= BAD_MAX) {
            dialog.leave("* BYE Too many invalid IMAP commands.");
        } else {
            dialog.reply(wrong + " BAD Error in IMAP command received by server.");
        }
    }

    private void tls() {
        if (session.secure()) {
            done("BAD TLS is already active.");
        } else if (!settings.tls()) {
            done("BAD TLS support isn't enabled.");
        } else {
            done("OK Begin TLS negotiation now.");
            dialog.startTls();
        }
    }

    private void login(Command command) {
        if (!command.plain(2)) {
            bad(tag);
            return;
        }
        dialog.decide(tag, Optional.of(new Credentials(Words.meant(command.text(0)), Words.meant(command.text(1)))));
    }

    private void authenticate(Command command) {
        if (command.text(0).isEmpty()) {
            bad(tag);
            return;
        }
        Optional<Sasl> wanted = Sasl.of(command.text(0));
        if (wanted.isEmpty()) {
            done("NO [ALERT] Unsupported authentication mechanism.");
            return;
        }
        sasl = wanted.get();
        dialog.expectAnswers();
        if (command.arguments().size() == 1) {
            dialog.reply("+ " + wanted.get().challenge());
        } else if (wanted.get().hearFirst(command.text(1))) {
            goOn(wanted.get());
        } else {
            abort("BAD Invalid base64 data in initial response");
        }
    }

    @Override
    public void answer(String line) {
        Sasl open = sasl;
        if (open == null || line.equals("*")) {
            abort("BAD Authentication aborted by client.");
        } else if (open.hear(line)) {
            goOn(open);
        } else {
            abort("NO [ALERT] Invalid base64 in response");
        }
    }

    private void abort(String text) {
        dialog.expectCommands();
        done(text);
    }

    private void goOn(Sasl open) {
        if (open.complete()) {
            dialog.expectCommands();
            dialog.decide(tag, open.credentials());
        } else {
            dialog.reply("+ " + open.challenge());
        }
    }
}
