package org.sundew.sim.ftp;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sundew.event.Observation;
import org.sundew.sim.Session;

/** The commands about files and folders that need no data connection. */
final class FileTalk implements Talk {
    private static final DateTimeFormatter MODIFIED = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private final FtpDialog dialog;
    private final Session session;
    private final Voice voice;
    private final Modes modes;
    private final Facts facts;
    private final Supplier<View> view;
    private final VisitFiles files;
    private final boolean writable;
    private Optional<String> renaming = Optional.empty();

    FileTalk(FtpDialog dialog, Session session, Voice voice, Modes modes, Facts facts, Supplier<View> view) {
        this.dialog = dialog;
        this.session = session;
        this.voice = voice;
        this.modes = modes;
        this.facts = facts;
        this.view = view;
        this.files = view.get().files();
        this.writable = view.get().writable();
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "PWD", "XPWD" -> dialog.say(Say.PWD, command, quoted(files.folder()));
            case "CWD", "XCWD" -> enter(command, command.argument());
            case "CDUP", "XCUP" -> enter(command, "..");
            case "SIZE" -> size(command);
            case "MDTM" -> modified(command);
            case "MFMT", "MFF" -> touch(command);
            case "MLST" -> describe(command);
            case "MKD", "XMKD", "RMD", "XRMD", "DELE", "RNFR", "RNTO" -> change(command);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String path) {
        return path.replace("\"", "\"\"");
    }

    private void enter(Command command, String path) {
        if (files.enter(path)) {
            dialog.say(Say.CWD_DONE, command);
            return;
        }
        dialog.say(files.find(path).isPresent() ? Say.CWD_FILE : Say.CWD_NONE, command);
    }

    private void size(Command command) {
        if (modes.ascii() && voice.has(Say.SIZE_ASCII)) {
            dialog.say(Say.SIZE_ASCII, command);
            return;
        }
        tell(command, Say.SIZE_NONE, Say.SIZE_FOLDER, Say.SIZE, FtpFile::size);
    }

    private void modified(Command command) {
        if (writable && voice.has(Say.MDTM_SET) && command.argument().matches("\\d{8,14} .*")) {
            dialog.say(Say.MDTM_SET, command);
            return;
        }
        ZoneId zone = voice.is(Trait.LOCAL_TIMES) ? session.persona().zone() : ZoneOffset.UTC;
        tell(
                command,
                Say.MDTM_NONE,
                Say.MDTM_FOLDER,
                Say.MDTM,
                file -> MODIFIED.withZone(zone).format(files.changed(file, session.now())));
    }

    private void tell(Command command, Say none, Say folder, Say fact, Function<FtpFile, Object> of) {
        Optional<FtpFile> file = files.find(command.argument());
        if (file.isEmpty()) {
            dialog.say(none, command);
        } else if (file.get().folder()) {
            dialog.say(folder, command);
        } else {
            dialog.say(fact, command, of.apply(file.get()));
        }
    }

    private void touch(Command command) {
        session.report(Observation.command(Words.meant(command.line())));
        int blank = command.argument().indexOf(' ');
        dialog.say(Say.MFMT, command, command.argument().substring(blank + 1));
    }

    private void describe(Command command) {
        String path = command.argument();
        Optional<FtpFile> file = path.isEmpty() ? files.find(".") : files.find(path);
        if (file.isEmpty()) {
            dialog.say(Say.MLST_NONE, command);
            return;
        }
        FtpFile there = file.get();
        dialog.reply(String.join(
                "\r\n",
                voice.say(Say.MLST_BEGIN, command, path.isEmpty() ? there.path() : path),
                " " + facts.of(view.get(), there, there.folder() ? "dir" : "file") + ' ' + there.path(),
                voice.say(Say.MLST_END, command, "")));
    }

    private void change(Command command) {
        if (!command.verb().equals("RNFR")) {
            session.report(Observation.command(Words.meant(command.line())));
        }
        if (!writable) {
            dialog.say(Say.DENIED, command);
            return;
        }
        switch (command.verb()) {
            case "MKD", "XMKD" -> make(command);
            case "RMD", "XRMD" -> removeFolder(command);
            case "DELE" -> removeFile(command);
            case "RNFR" -> renameFrom(command);
            default -> renameTo(command);
        }
    }

    private void make(Command command) {
        String path = command.argument();
        String named =
                path.startsWith("/") ? path : files.folder() + (files.folder().endsWith("/") ? "" : "/") + path;
        dialog.say(
                switch (files.make(path, session.now())) {
                    case DONE -> Say.MKD_DONE;
                    case EXISTS, FOLDER -> Say.MKD_EXISTS;
                    case DENIED -> Say.MKD_DENIED;
                    default -> Say.MKD_NONE;
                },
                command,
                quoted(named));
    }

    private void removeFolder(Command command) {
        dialog.say(
                switch (files.remove(command.argument(), true)) {
                    case DONE -> Say.RMD_DONE;
                    case FULL -> Say.RMD_FULL;
                    case FILE -> Say.RMD_FILE;
                    case NONE -> Say.RMD_NONE;
                    default -> Say.RMD_DENIED;
                },
                command);
    }

    private void removeFile(Command command) {
        dialog.say(
                switch (files.remove(command.argument(), false)) {
                    case DONE -> Say.DELE_DONE;
                    case FOLDER -> Say.DELE_FOLDER;
                    case NONE -> Say.DELE_NONE;
                    default -> Say.DELE_DENIED;
                },
                command);
    }

    private void renameFrom(Command command) {
        renaming = files.find(command.argument()).map(file -> command.argument());
        dialog.say(renaming.isPresent() ? Say.RNFR_DONE : Say.RNFR_NONE, command);
    }

    private void renameTo(Command command) {
        if (renaming.isEmpty()) {
            dialog.say(Say.RNTO_FIRST, command);
            return;
        }
        String from = renaming.get();
        renaming = Optional.empty();
        dialog.say(files.rename(from, command.argument()) ? Say.RNTO_DONE : Say.RNTO_NONE, command);
    }
}
