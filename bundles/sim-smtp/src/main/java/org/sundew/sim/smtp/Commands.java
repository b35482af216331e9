package org.sundew.sim.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.mail.LineReader.End;
import org.sundew.mail.Penalty;
import org.sundew.mail.Words;
import org.sundew.sim.Session;

/** The commands of Postfix's smtpd, with its words for what is wrong with them. */
final class Commands implements SmtpDialog.Listener {
    private static final String RULES = "221 2.7.0 Error: I can break rules, too. Goodbye.";
    private static final String NOT_IMPLEMENTED = "502 5.5.1 Error: command not implemented";
    private static final String OK = "250 2.0.0 Ok";

    private final SmtpDialog dialog;
    private final Session session;
    private final SmtpSettings settings;
    private final String host;
    private final Relay relay;
    private final Transaction transaction;
    private final Penalty penalty;
    private boolean met;
    private boolean skipping;

    Commands(SmtpDialog dialog, Session session, SmtpSettings settings) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.host = session.persona().fullHost();
        this.relay = new Relay(session, settings.relay());
        this.penalty = new Penalty(settings.penalty());
        this.transaction = new Transaction(dialog, session, settings, relay);
    }

    @Override
    public void hear(String line, End end) {
        boolean rest = skipping;
        skipping = end == End.CUT;
        if (!rest) {
            command(line);
        }
    }

    @Override
    public void gone() {
        transaction.forget();
    }

    private void command(String line) {
        int nul = line.indexOf('\0'); // where Postfix's strings end
        String said = (nul < 0 ? line : line.substring(0, nul)).strip();
        String[] words = said.split("\\s+", 2);
        String verb = words[0].toUpperCase(Locale.ROOT);
        String argument = words.length == 1 ? "" : words[1].replaceAll("\\s", " ");
        if (!met) {
            met = true;
            session.note(Note.PROTOCOL, "smtp");
        }
        if (!utf8(line)) {
            dialog.reply("500 5.5.2 Error: bad UTF-8 syntax");
            return;
        }
        switch (verb) {
            case "" -> dialog.reply("500 5.5.2 Error: bad syntax");
            case "HELO" -> greet(argument, false);
            case "EHLO" -> greet(argument, true);
            case "MAIL" -> transaction.mail(argument);
            case "RCPT" -> transaction.recipient(argument);
            case "DATA" -> transaction.data(argument);
            case "BDAT" -> transaction.chunk(argument);
            case "AUTH" -> auth(argument);
            case "STARTTLS" -> tls(argument);
            case "QUIT" -> dialog.leave("221 2.0.0 Bye");
            default -> minor(verb, argument, said);
        }
    }

    private static boolean utf8(String said) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(said.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void minor(String verb, String argument, String said) {
        switch (verb) {
            case "RSET" -> reset(argument);
            case "NOOP" -> dialog.junk(OK);
            case "VRFY" -> verify(argument);
            case "ETRN" -> flush(argument);
            case "XCLIENT", "XFORWARD" -> {
                tell(said);
                dialog.reply("550 5.7.0 Error: insufficient authorization");
            }
            default -> {
                if (rude(verb)) {
                    tell(said);
                    dialog.leave(RULES);
                } else {
                    unknown(verb, said);
                }
            }
        }
    }

    /** What a mail program never says: Postfix's smtpd_forbidden_commands, and the lines of a message's header. */
    private static boolean rude(String verb) {
        boolean letter = verb.charAt(0) >= 'A' && verb.charAt(0) <= 'Z';
        return !letter || List.of("GET", "POST", "CONNECT").contains(verb) || verb.matches("[!-9;-~]+:.*");
    }

    private void unknown(String verb, String said) {
        if (verb.equals("EXPN") || verb.equals("HELP")) {
            tell(said);
        }
        dialog.reply("500 5.5.2 Error: command not recognized");
    }

    private void tell(String said) {
        session.report(Observation.command(Words.meant(said)));
    }

    private void greet(String name, boolean extended) {
        if (name.isEmpty()) {
            dialog.reply(extended ? "501 Syntax: EHLO hostname" : "501 Syntax: HELO hostname");
            return;
        }
        transaction.forget();
        session.note("smtp.helo", Words.meant(name));
        dialog.junk(extended ? "250-" + String.join("\r\n250-", abilities()) + "\r\n250 CHUNKING" : "250 " + host);
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
        all.addAll(List.of("ENHANCEDSTATUSCODES", "8BITMIME", "DSN", "SMTPUTF8"));
        return all;
    }

    private void auth(String argument) {
        String refusal = authRefusal(argument.split(" ", -1));
        if (!refusal.isEmpty()) {
            dialog.reply(refusal);
            return;
        }
        Login.begin(dialog, session, settings, penalty, argument, () -> relay.know(true));
    }

    private String authRefusal(String... words) {
        if (!settings.auth()) {
            return "503 5.5.1 Error: authentication not enabled";
        }
        if (transaction.open()) {
            return "503 5.5.1 Error: MAIL transaction in progress";
        }
        if (relay.known()) {
            return "503 5.5.1 Error: already authenticated";
        }
        return words[0].isEmpty() || words.length > 2 ? "501 5.5.4 Syntax: AUTH mechanism" : "";
    }

    private void tls(String argument) {
        if (!argument.isEmpty()) {
            dialog.reply("501 5.5.4 Syntax: STARTTLS");
        } else if (session.secure()) {
            dialog.reply("554 5.5.1 Error: TLS already active");
        } else if (!settings.tls()) {
            dialog.reply(NOT_IMPLEMENTED);
        } else {
            transaction.forget();
            relay.know(false);
            dialog.startTls();
        }
    }

    private void reset(String argument) {
        if (!argument.isEmpty()) {
            dialog.reply("501 5.5.4 Syntax: RSET");
            return;
        }
        transaction.forget();
        dialog.junk(OK);
    }

    private void verify(String argument) {
        if (argument.isEmpty()) {
            dialog.reply("501 5.5.4 Syntax: VRFY address [SMTPUTF8]");
            return;
        }
        Optional<Address> who = Address.read(argument)
                .filter(each -> !each.none() && each.options().isEmpty());
        if (who.isEmpty()) {
            dialog.reply("501 5.1.3 Bad recipient address syntax");
            return;
        }
        tell("VRFY " + argument);
        String refusal = relay.refusal(who.get());
        if (refusal.isEmpty()) {
            dialog.junk("252 2.0.0 " + argument);
        } else {
            dialog.reply(refusal);
        }
    }

    private void flush(String argument) {
        if (transaction.open()) {
            dialog.reply("503 Error: MAIL transaction in progress");
        } else if (argument.isEmpty()) {
            dialog.reply("500 Syntax: ETRN domain");
        } else if (!Address.soundDomain(argument)) {
            dialog.reply("501 Error: invalid parameter syntax");
        } else {
            dialog.reply("459 <" + argument + ">: service unavailable");
        }
    }
}
