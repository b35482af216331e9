package org.sundew.sim.ftp;

import java.util.Locale;
import org.sundew.event.Observation;
import org.sundew.sim.Session;

/** SITE: what is not in any RFC, and therefore where the holes were. Nothing of it is ever done, all of it is told. */
final class SiteTalk implements Talk {
    private final FtpDialog dialog;
    private final Session session;
    private final Voice voice;
    private final VisitFiles files;
    private final boolean guest;
    private boolean copying;

    SiteTalk(FtpDialog dialog, Session session, Voice voice, VisitFiles files, boolean guest) {
        this.dialog = dialog;
        this.session = session;
        this.voice = voice;
        this.files = files;
        this.guest = guest;
    }

    @Override
    public boolean hear(Command command) {
        if (!command.verb().equals("SITE")) {
            return false;
        }
        session.report(Observation.command(Words.meant(command.line())));
        if (guest && voice.has(Say.SITE_GUEST)) {
            dialog.say(Say.SITE_GUEST, command);
            return true;
        }
        String[] words = command.argument().split(" ", 3);
        String what = words[0].toUpperCase(Locale.ROOT);
        String path = command.argument().substring(Math.min(command.argument().length(), words[0].length() + 1));
        switch (what) {
            case "HELP" -> dialog.say(Say.SITE_HELP, command);
            case "UMASK" -> dialog.say(path.isEmpty() ? Say.SITE_UMASK : Say.SITE_UMASK_SET, command, or(path, what));
            case "CHMOD", "CHGRP" -> mode(command, words);
            case "QUOTA" -> dialog.say(Say.SITE_QUOTA, command, what);
            case "RATIO" -> dialog.say(Say.SITE_RATIO, command, what);
            case "CPFR", "CPTO", "MKDIR", "RMDIR" -> copy(command, what, path);
            default -> dialog.say(Say.SITE_UNKNOWN, command, what);
        }
        return true;
    }

    private static String or(String path, String what) {
        return path.isEmpty() ? what : path;
    }

    private void mode(Command command, String[] words) {
        if (words.length < 3) {
            dialog.say(Say.SITE_CHMOD_LACKS, command, command.argument());
            return;
        }
        dialog.say(files.find(words[2]).isPresent() ? Say.SITE_CHMOD : Say.SITE_CHMOD_NONE, command, words[2]);
    }

    /** mod_copy, which once let anybody copy anything (CVE-2015-3306). */
    private void copy(Command command, String what, String path) {
        if (path.isEmpty() || !voice.has(Say.SITE_MKDIR)) {
            dialog.say(Say.SITE_UNKNOWN, command, what);
            return;
        }
        boolean there = files.find(path).isPresent();
        switch (what) {
            case "CPFR" -> {
                copying = there;
                dialog.say(there ? Say.SITE_CPFR : Say.SITE_CPFR_NONE, command, path);
            }
            case "CPTO" -> dialog.say(copying ? Say.SITE_CPTO : Say.SITE_CPTO_FIRST, command, path);
            case "MKDIR" -> {
                boolean made = files.make(path, session.now()) == Fate.DONE;
                dialog.say(made ? Say.SITE_MKDIR : Say.SITE_MKDIR_NONE, command, path);
            }
            default -> dialog.say(Say.SITE_RMDIR_NONE, command, path);
        }
    }
}
