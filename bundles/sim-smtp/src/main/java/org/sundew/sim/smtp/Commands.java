package org.sundew.sim.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.mail.LineReader.End;
import org.sundew.mail.Words;
import org.sundew.sim.Session;

/** The commands of Postfix's smtpd, with its words for what is wrong with them. */
final class Commands implements SmtpDialog.Listener {
    /** Postfix's smtpd_junk_command_limit: more of what leads nowhere count as errors. */
    private static final int JUNK_MAX = 100;

    private static final String RULES = "221 2.7.0 Error: I can break rules, too. Goodbye.";
    private static final String NOT_IMPLEMENTED = "502 5.5.1 Error: command not implemented";
    private static final String OK = "250 2.0.0 Ok";

    private final SmtpDialog dialog;
    private final Session session;
    private final SmtpSettings settings;
    private final String host;
    private String helo = "";
    private boolean known;
    private boolean met;
    private boolean skipping;
    private int junk;
    private @Nullable Envelope envelope;

    Commands(SmtpDialog dialog, Session session, SmtpSettings settings) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.host = session.persona().fullHost();
    }

    @Override
    public void hear(String line, End end) {
        boolean rest = skipping;
        skipping = end == End.CUT;
        if (!rest) {
            command(line.stripTrailing());
        }
    }

    private void command(String line) {
        String said = line.stripLeading();
        int blank = said.indexOf(' ');
        String verb = (blank < 0 ? said : said.substring(0, blank)).toUpperCase(Locale.ROOT);
        String argument = blank < 0 ? "" : said.substring(blank + 1).strip();
        if (!met) {
            met = true;
            session.note(Note.PROTOCOL, "smtp");
        }
        switch (verb) {
            case "" -> dialog.reply("500 5.5.2 Error: bad syntax");
            case "HELO" -> greet(argument, false);
            case "EHLO" -> greet(argument, true);
            case "MAIL" -> mail(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> data(argument);
            case "AUTH" -> auth(argument);
            case "STARTTLS" -> tls(argument);
            case "QUIT" -> dialog.leave("221 2.0.0 Bye");
            default -> minor(verb, argument, said);
        }
    }

    private void minor(String verb, String argument, String said) {
        switch (verb) {
            case "RSET" -> reset(argument);
            case "NOOP" -> junk(OK);
            case "VRFY" -> verify(argument);
            case "ETRN" -> flush(argument);
            case "EXPN", "HELP", "BDAT", "XCLIENT", "XFORWARD" -> {
                tell(said);
                dialog.reply(NOT_IMPLEMENTED);
            }
            case "GET", "POST", "CONNECT" -> rude(said);
            default -> {
                if (verb.matches("[^ ]+:.*") || said.charAt(0) > '~' || said.charAt(0) < ' ') {
                    rude(said);
                } else {
                    dialog.reply("500 5.5.2 Error: command not recognized");
                }
            }
        }
    }

    private void rude(String said) {
        tell(said);
        dialog.leave(RULES);
    }

    private void tell(String said) {
        session.report(Observation.command(Words.meant(said)));
    }

    private void junk(String reply) {
        if (junk++ >= JUNK_MAX) {
            dialog.countError();
        }
        dialog.reply(reply);
    }

    private void greet(String name, boolean extended) {
        if (name.isEmpty()) {
            dialog.reply(extended ? "501 Syntax: EHLO hostname" : "501 Syntax: HELO hostname");
            return;
        }
        helo = name;
        envelope = null;
        session.note("smtp.helo", Words.meant(name));
        junk(extended ? "250-" + String.join("\r\n250-", abilities()) + "\r\n250 SMTPUTF8" : "250 " + host);
    }

    private List<String> abilities() {
        List<String> all =
                new ArrayList<>(List.of(host, "PIPELINING", "SIZE " + settings.messageMax(), "VRFY", "ETRN"));
        if (settings.tls() && !session.secure()) {
            all.add("STARTTLS");
        }
        if (settings.auth()) {
            all.add("AUTH PLAIN LOGIN");
        }
        all.addAll(List.of("ENHANCEDSTATUSCODES", "8BITMIME", "DSN"));
        return all;
    }

    private void mail(String argument) {
        if (envelope != null) {
            dialog.reply("503 5.5.1 Error: nested MAIL command");
            return;
        }
        if (!argument.regionMatches(true, 0, "FROM:", 0, 5)) {
            dialog.reply("501 5.5.4 Syntax: MAIL FROM:<address>");
            return;
        }
        Optional<Address> from = Address.read(argument.substring(5));
        if (from.isEmpty()) {
            dialog.reply("501 5.1.7 Bad sender address syntax");
            return;
        }
        String refusal = MailOptions.refusal(from.get().options(), settings.messageMax());
        if (!refusal.isEmpty()) {
            dialog.reply(refusal);
            return;
        }
        envelope = new Envelope(from.get().text());
        session.note(Note.MAIL_FROM, Words.meant(from.get().text()));
        dialog.reply("250 2.1.0 Ok");
    }

    private void recipient(String argument) {
        Envelope open = envelope;
        if (open == null) {
            dialog.reply("503 5.5.1 Error: need MAIL command");
            return;
        }
        if (!argument.regionMatches(true, 0, "TO:", 0, 3)) {
            dialog.reply("501 5.5.4 Syntax: RCPT TO:<address>");
            return;
        }
        Optional<Address> to = Address.read(argument.substring(3)).filter(each -> !each.none());
        if (to.isEmpty()) {
            dialog.reply("501 5.1.3 Bad recipient address syntax");
            return;
        }
        String refusal = refusal(to.get(), open);
        if (refusal.isEmpty()) {
            open.add(to.get().text());
        }
        if (open.recipients() <= 100) {
            session.note(Note.MAIL_TO, Words.meant(to.get().text()));
        }
        dialog.reply(refusal.isEmpty() ? "250 2.1.5 Ok" : refusal);
    }

    private String refusal(Address to, Envelope open) {
        if (open.recipients() >= settings.recipients()) {
            return "452 4.5.3 Error: too many recipients";
        }
        String refusal = MailOptions.refusal(to.options());
        if (refusal.isEmpty() && !own(to.domain()) && !relays()) {
            return "454 4.7.1 <" + to.text() + ">: Relay access denied";
        }
        return refusal;
    }

    private boolean own(String domain) {
        return domain.isEmpty() || domain.equals(session.domain()) || domain.equals(host) || domain.equals("localhost");
    }

    private boolean relays() {
        return switch (settings.relay()) {
            case ALWAYS -> true;
            case LOGIN -> known;
            case NEVER -> false;
        };
    }

    private void data(String argument) {
        Envelope open = envelope;
        if (open == null) {
            dialog.reply("503 5.5.1 Error: need RCPT command");
        } else if (open.recipients() == 0) {
            dialog.reply("554 5.5.1 Error: no valid recipients");
        } else if (!argument.isEmpty()) {
            dialog.reply("501 5.5.4 Syntax: DATA");
        } else {
            dialog.reply("354 End data with <CR><LF>.<CR><LF>");
            envelope = null;
            dialog.listen(new Content(dialog, session, settings, open));
        }
    }

    private void auth(String argument) {
        String refusal = authRefusal(argument);
        if (!refusal.isEmpty()) {
            dialog.reply(refusal);
            return;
        }
        Login.begin(dialog, session, settings, argument, () -> known = true);
    }

    private String authRefusal(String argument) {
        if (!settings.auth()) {
            return "503 5.5.1 Error: authentication not enabled";
        }
        if (helo.isEmpty()) {
            return "503 5.5.1 Error: send HELO/EHLO first";
        }
        if (known) {
            return "503 5.5.1 Error: already authenticated";
        }
        if (envelope != null) {
            return "503 5.5.1 Error: MAIL transaction in progress";
        }
        return argument.isEmpty() ? "501 5.5.4 Syntax: AUTH mechanism" : "";
    }

    private void tls(String argument) {
        if (!argument.isEmpty()) {
            dialog.reply("501 5.5.4 Syntax: STARTTLS");
        } else if (session.secure()) {
            dialog.reply("554 5.5.1 Error: TLS already active");
        } else if (!settings.tls()) {
            dialog.reply(NOT_IMPLEMENTED);
        } else {
            helo = "";
            envelope = null;
            known = false;
            dialog.startTls();
        }
    }

    private void reset(String argument) {
        if (!argument.isEmpty()) {
            dialog.reply("501 5.5.4 Syntax: RSET");
            return;
        }
        envelope = null;
        junk(OK);
    }

    private void verify(String argument) {
        Optional<Address> who = Address.read(argument).filter(each -> !each.none());
        if (who.isEmpty()) {
            dialog.reply(
                    argument.isEmpty() ? "501 5.5.4 Syntax: VRFY address" : "501 5.1.3 Bad recipient address syntax");
            return;
        }
        tell("VRFY " + argument);
        String name = who.get().text();
        if (!own(who.get().domain())) {
            junk(relays() ? "252 2.0.0 " + name : "454 4.7.1 <" + name + ">: Relay access denied");
            return;
        }
        junk(
                lives(name)
                        ? "252 2.0.0 " + name
                        : "550 5.1.1 <" + name
                                + ">: Recipient address rejected: User unknown in local recipient table");
    }

    private boolean lives(String address) {
        String name = address.substring(0, address.indexOf('@') < 0 ? address.length() : address.indexOf('@'));
        return List.of("root", "postmaster", "abuse", "www-data").contains(name.toLowerCase(Locale.ROOT))
                || session.persona().users().stream()
                        .anyMatch(user -> user.name().equalsIgnoreCase(name));
    }

    private void flush(String argument) {
        if (helo.isEmpty()) {
            dialog.reply("503 Error: send HELO/EHLO first");
        } else if (envelope != null) {
            dialog.reply("503 Error: MAIL transaction in progress");
        } else if (argument.isEmpty()) {
            dialog.reply("500 Syntax: ETRN domain");
        } else {
            junk("459 <" + argument + ">: service unavailable");
        }
    }
}
