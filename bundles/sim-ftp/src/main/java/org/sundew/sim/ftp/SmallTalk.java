package org.sundew.sim.ftp;

import java.util.Locale;
import org.sundew.sim.Session;

/** The commands that are about the server itself. */
final class SmallTalk implements Talk {
    private final FtpDialog dialog;
    private final Session session;
    private final Voice voice;
    private final Protection protection;
    private final Facts facts;

    SmallTalk(FtpDialog dialog, Session session, Voice voice, Protection protection, Facts facts) {
        this.dialog = dialog;
        this.session = session;
        this.voice = voice;
        this.protection = protection;
        this.facts = facts;
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "NOOP" -> dialog.say(Say.NOOP, command);
            case "SYST" -> dialog.say(Say.SYST, command);
            case "FEAT" -> dialog.say(protection.offered() ? Say.FEAT_TLS : Say.FEAT, command);
            case "HELP" -> help(command);
            case "STAT" -> {
                return command.argument().isEmpty() && status(command);
            }
            case "ALLO" -> dialog.say(command.word().matches("\\d+") ? Say.ALLO : Say.ALLO_BAD, command);
            case "ACCT", "REIN", "SMNT", "ADAT", "ENC", "MIC", "CCC" -> dialog.say(Say.NOT_IMPLEMENTED, command);
            case "RANG" -> dialog.say(Say.RANG, command);
            case "SITE" -> {
                return early(command);
            }
            default -> {
                return client(command);
            }
        }
        return true;
    }

    /** What clients tell of themselves, and what they would like. */
    private boolean client(Command command) {
        switch (command.verb()) {
            case "OPTS" -> options(command);
            case "CLNT" -> dialog.say(Say.CLNT, command);
            case "CSID" -> dialog.say(Say.CSID, command);
            case "HOST" -> dialog.say(dialog.in() ? Say.HOST : Say.HOST_EARLY, command);
            case "LANG" -> language(command);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void help(Command command) {
        String asked = command.word().toUpperCase(Locale.ROOT);
        String told = voice.wording().help(asked).orElse("");
        if (!told.isEmpty()) {
            dialog.reply(voice.fill(told, command, command.word()));
            return;
        }
        dialog.say(asked.isEmpty() ? Say.HELP : Say.HELP_UNKNOWN, command, asked);
    }

    private boolean status(Command command) {
        if (!dialog.in()) {
            return false;
        }
        voice.know("control", session.secure() ? "encrypted" : "plain text");
        voice.know("data", protection.data() ? "encrypted" : "plain text");
        dialog.say(Say.STAT, command);
        return true;
    }

    private void options(Command command) {
        String[] words = command.argument().trim().split("\\s+", 2);
        String about = words[0].toUpperCase(Locale.ROOT);
        String wanted = words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT);
        switch (about) {
            case "UTF8" -> dialog.say(utf8(wanted), command, about);
            case "MLST" ->
                dialog.say(wanted.isEmpty() ? Say.OPTS_MLST_NONE : Say.OPTS_MLST, command, facts.select(wanted));
            default -> dialog.say(Say.OPTS_UNKNOWN, command, about);
        }
    }

    private static Say utf8(String wanted) {
        return switch (wanted) {
            case "ON" -> Say.OPTS_UTF8_ON;
            case "OFF" -> Say.OPTS_UTF8_OFF;
            default -> Say.OPTS_UTF8;
        };
    }

    private void language(Command command) {
        if (dialog.in()) {
            dialog.say(Say.LANG, command);
            return;
        }
        dialog.say(command.argument().isEmpty() ? Say.LANG_DEFAULT : Say.LANG_EARLY, command);
    }

    private boolean early(Command command) {
        if (dialog.in()) {
            return false;
        }
        dialog.say(command.word().equalsIgnoreCase("HELP") ? Say.SITE_HELP : Say.SITE_EARLY, command);
        return true;
    }
}
