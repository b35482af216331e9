package org.sundew.sim.imap;

import java.util.Locale;
import java.util.Optional;

/** How the commands of one who is in are answered: in Dovecot's form, with the time that each took. */
final class Answers {
    /** At how many commands in a row that make no sense Dovecot ends the session. */
    private static final int BAD_MAX = 20;

    static final String TOOK = " (0.001 + 0.000 secs).";

    private final ImapDialog dialog;
    private String tag = "";
    private String name = "";
    private int bad;

    Answers(ImapDialog dialog) {
        this.dialog = dialog;
    }

    /** The answers from now on are to this command. */
    void to(String commandTag, String commandName) {
        tag = commandTag;
        name = commandName;
    }

    /** So many bytes of mail are looked through for this command. */
    void toil(long bytes) {
        dialog.toil(bytes);
    }

    String tag() {
        return tag;
    }

    /** A line that is not the last. */
    void data(String line) {
        dialog.reply("* " + line);
    }

    void ok(String text) {
        bad = 0;
        dialog.reply(tag + " OK " + text + TOOK);
    }

    /** The same to a command that took so many milliseconds, most of which it waited. */
    void ok(String text, long waited) {
        bad = 0;
        String seconds = String.format(Locale.ROOT, "%d.%03d", waited / 1000, waited % 1000);
        dialog.reply(tag + " OK " + text + " (0.001 + " + seconds + " + " + seconds + " secs).");
    }

    void no(String text) {
        bad = 0;
        dialog.reply(tag + " NO " + text + TOOK);
    }

    /** Something is wrong with the command, as this says. */
    void wrong(String what) {
        bad("Error in IMAP command " + name + ": " + what);
    }

    /** The command makes no sense. */
    void bad(String text) {
        dialog.reply(tag + " BAD " + text + TOOK);
        bad++;
        if (bad >= BAD_MAX) {
            dialog.leave("* BYE Too many invalid IMAP commands.");
        }
    }

    /** Whether there is no such flaw; else it is told. */
    boolean sound(Optional<String> flaw) {
        flaw.ifPresent(this::wrong);
        return flaw.isEmpty();
    }

    /** Says farewell and leaves; the command's own answer comes before it. */
    void bye(String text) {
        dialog.leave("* BYE " + text);
    }
}
