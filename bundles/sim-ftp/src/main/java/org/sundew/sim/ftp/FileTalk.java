package org.sundew.sim.ftp;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.sundew.event.Observation;
import org.sundew.sim.Session;

/** The commands about files and folders that need no data connection. */
final class FileTalk implements Talk {
    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final FtpDialog dialog;
    private final Session session;
    private final VisitFiles files;
    private final boolean writable;
    private Optional<String> renaming = Optional.empty();

    FileTalk(FtpDialog dialog, Session session, VisitFiles files, boolean writable) {
        this.dialog = dialog;
        this.session = session;
        this.files = files;
        this.writable = writable;
    }

    @Override
    public boolean hear(Command command) {
        String path = command.argument();
        switch (command.verb()) {
            case "PWD", "XPWD" -> dialog.reply("257 " + quoted(files.folder()) + " is the current directory");
            case "CWD", "XCWD" -> enter(path);
            case "CDUP", "XCUP" -> enter("..");
            case "SIZE" -> size(path);
            case "MDTM" -> modified(path);
            case "MKD", "XMKD", "RMD", "XRMD", "DELE", "RNFR", "RNTO" -> change(command);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The lines that STAT gives for a path. */
    String listing(String argument) {
        return Listing.of(files, "al", argument, session.now()).text();
    }

    private static String quoted(String path) {
        return '"' + path.replace("\"", "\"\"") + '"';
    }

    private void enter(String path) {
        dialog.reply(files.enter(path) ? "250 Directory successfully changed." : "550 Failed to change directory.");
    }

    private void size(String path) {
        dialog.reply(files.find(path)
                .filter(file -> !file.folder())
                .map(file -> "213 " + file.size())
                .orElse("550 Could not get file size."));
    }

    private void modified(String argument) {
        if (writable && argument.matches("\\d{8,14} .*")) {
            dialog.reply("550 Could not set file modification time.");
            return;
        }
        dialog.reply(files.find(argument)
                .filter(file -> !file.folder())
                .map(file -> "213 " + MODIFIED.format(files.changed(file, session.now())))
                .orElse("550 Could not get file modification time."));
    }

    private void change(Command command) {
        if (!command.verb().equals("RNFR")) {
            session.report(Observation.command(Words.meant(command.line())));
        }
        if (!writable) {
            dialog.reply(Phrases.DENIED);
            return;
        }
        String path = command.argument();
        switch (command.verb()) {
            case "MKD", "XMKD" -> make(path);
            case "RMD", "XRMD" -> remove(path, true, "Remove directory operation");
            case "DELE" -> remove(path, false, "Delete operation");
            case "RNFR" -> renameFrom(path);
            default -> renameTo(path);
        }
    }

    private void remove(String path, boolean folder, String what) {
        dialog.reply(files.remove(path, folder) ? "250 " + what + " successful." : "550 " + what + " failed.");
    }

    private void make(String path) {
        if (!files.make(path, session.now())) {
            dialog.reply("550 Create directory operation failed.");
            return;
        }
        String folder = files.folder();
        String named = path.startsWith("/") ? path : folder + (folder.endsWith("/") ? "" : "/") + path;
        dialog.reply("257 " + quoted(named) + " created");
    }

    private void renameFrom(String path) {
        renaming = files.find(path).map(file -> path);
        dialog.reply(renaming.isPresent() ? "350 Ready for RNTO." : "550 RNFR command failed.");
    }

    private void renameTo(String path) {
        if (renaming.isEmpty()) {
            dialog.reply("503 RNFR required first.");
            return;
        }
        String from = renaming.get();
        renaming = Optional.empty();
        dialog.reply(files.rename(from, path) ? "250 Rename successful." : "550 Rename failed.");
    }
}
