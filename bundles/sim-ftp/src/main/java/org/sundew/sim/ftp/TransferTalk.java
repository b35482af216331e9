package org.sundew.sim.ftp;

import java.util.Optional;
import java.util.function.Supplier;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.sim.Session;

/** The commands that use a data connection. */
final class TransferTalk implements Talk {
    private final Session session;
    private final Voice voice;
    private final FtpSettings settings;
    private final Modes modes;
    private final VisitFiles files;
    private final DataChannel channel;

    TransferTalk(
            Session session, Voice voice, FtpSettings settings, Modes modes, Supplier<View> view, DataChannel channel) {
        this.session = session;
        this.voice = voice;
        this.settings = settings;
        this.modes = modes;
        this.files = view.get().files();
        this.channel = channel;
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "RETR" -> retrieve(command);
            case "STOR" -> store(command, Say.STOR_OPENING, command.argument(), Say.STOR_DONE, false);
            case "APPE" -> store(command, Say.STOR_OPENING, command.argument(), Say.STOR_DONE, true);
            case "STOU" -> storeUnique(command);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether there is no data connection, where that is looked for before the file. */
    private boolean unprepared(Command command) {
        return !voice.is(Trait.FILE_FIRST) && !channel.prepared(command);
    }

    private void retrieve(Command command) {
        long from = modes.takeRestart();
        if (unprepared(command)) {
            return;
        }
        Optional<FtpFile> file = files.find(command.argument());
        Optional<Say> refusal = refusal(file, from);
        if (refusal.isPresent()) {
            channel.refuse(refusal.get(), command, "");
            return;
        }
        if (!channel.prepared(command)) {
            return;
        }
        Content content = file.flatMap(files::content).orElse(Content.NONE);
        tell(command, content);
        long start = Math.min(from, content.size());
        long announced = content.size() - (voice.is(Trait.REST_COUNTS) ? start : 0);
        channel.carry(
                new Download(
                        voice.say(Say.RETR_OPENING, command, Long.toString(announced)),
                        voice.say(Say.RETR_DONE, command, ""),
                        voice.say(Say.RETR_CUT, command, ""),
                        modes.ascii() && voice.is(Trait.ASCII_CONVERTS) ? Content.lines(content) : content,
                        start),
                command);
    }

    private Optional<Say> refusal(Optional<FtpFile> file, long from) {
        if (modes.ascii() && from != 0 && voice.has(Say.RETR_ASCII)) {
            return Optional.of(Say.RETR_ASCII);
        }
        if (file.isEmpty()) {
            return Optional.of(Say.RETR_NONE);
        }
        FtpFile there = file.get();
        if (there.folder()) {
            return Optional.of(Say.RETR_FOLDER);
        }
        if (there.content().isEmpty()) {
            return Optional.of(Say.RETR_DENIED);
        }
        return from > there.size() && voice.has(Say.RETR_BEYOND) ? Optional.of(Say.RETR_BEYOND) : Optional.empty();
    }

    private void tell(Command command, Content content) {
        session.report(Observation.of(
                "download",
                new Note(Note.FILE, Words.meant(files.absolute(command.argument()))),
                new Note(Note.FILE_SIZE, Long.toString(content.size()))));
    }

    private void storeUnique(Command command) {
        String wanted = command.argument();
        String unique = voice.is(Trait.UNIQUE_RANDOM) ? "ftp" + random() : wanted.isEmpty() ? "STOU.1" : wanted;
        for (int i = wanted.isEmpty() ? 2 : 1; files.find(unique).isPresent(); i++) {
            unique = (wanted.isEmpty() ? "STOU" : wanted) + '.' + i;
        }
        store(command, Say.STOU_OPENING, unique, Say.STOU_DONE, false);
    }

    private String random() {
        long number = session.persona().seed("stou" + session.now().toEpochMilli());
        StringBuilder name = new StringBuilder(6);
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        for (int i = 0; i < 6; i++) {
            name.append(letters.charAt((int) Math.floorMod(number >>> (8 * i), (long) letters.length())));
        }
        return name.toString();
    }

    private void store(Command command, Say opening, String path, Say done, boolean append) {
        long from = modes.takeRestart();
        if (!settings.uploads()) {
            channel.refuse(Say.DENIED, command, path);
            return;
        }
        if (unprepared(command)) {
            return;
        }
        Optional<Say> refusal = storeRefusal(path, from, append);
        if (refusal.isPresent()) {
            channel.refuse(refusal.get(), command, path);
            return;
        }
        if (!channel.prepared(command)) {
            return;
        }
        long start = append ? files.find(path).map(FtpFile::size).orElse(0L) : from;
        channel.carry(
                new Upload(
                        voice.say(opening, command, path),
                        voice.say(done, command, path),
                        voice.say(Say.STOR_CUT, command, path),
                        files.absolute(path),
                        start,
                        settings.uploadBytes(),
                        settings.room(),
                        files,
                        session),
                command);
    }

    private Optional<Say> storeRefusal(String path, long from, boolean append) {
        if (modes.ascii() && from != 0 && voice.has(Say.RETR_ASCII)) {
            return Optional.of(Say.RETR_ASCII);
        }
        boolean there = files.find(path).isPresent();
        if (there && (append || from != 0) && voice.has(Say.STOR_APPEND)) {
            return Optional.of(Say.STOR_APPEND);
        }
        if (!there && from != 0 && voice.has(Say.RETR_BEYOND)) {
            return Optional.of(Say.RETR_BEYOND);
        }
        return switch (files.accepts(path)) {
            case DONE -> Optional.empty();
            case FOLDER -> Optional.of(Say.STOR_FOLDER);
            case NONE -> Optional.of(Say.STOR_NONE);
            default -> Optional.of(Say.STOR_DENIED);
        };
    }
}
