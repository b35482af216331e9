package org.sundew.sim.ftp;

import java.util.Optional;
import java.util.function.Supplier;

/** The commands that list files: over a data connection, or with STAT over the control connection. */
final class ListTalk implements Talk {
    private final FtpDialog dialog;
    private final Voice voice;
    private final Lister lister;
    private final Facts facts;
    private final Supplier<View> view;
    private final DataChannel channel;

    ListTalk(FtpDialog dialog, Voice voice, Lister lister, Facts facts, Supplier<View> view, DataChannel channel) {
        this.dialog = dialog;
        this.voice = voice;
        this.lister = lister;
        this.facts = facts;
        this.view = view;
        this.channel = channel;
    }

    @Override
    public boolean hear(Command command) {
        switch (command.verb()) {
            case "LIST" -> send(command, Say.LIST_OPENING, () -> lister.list(view.get(), command.argument()));
            case "NLST" -> send(command, Say.LIST_OPENING, () -> lister.names(view.get(), command.argument()));
            case "MLSD" -> send(command, Say.MLSD_OPENING, () -> described(view.get(), command.argument()));
            case "STAT" -> status(command, lister.status(view.get(), command.argument()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void send(Command command, Say opening, Supplier<Listing> made) {
        if (!voice.is(Trait.FILE_FIRST) && !channel.prepared(command)) {
            return;
        }
        Listing listing = made.get();
        Optional<Say> refusal = listing.refusal();
        if (refusal.isPresent()) {
            channel.refuse(refusal.get(), command, listing.about());
            return;
        }
        if (!channel.prepared(command)) {
            return;
        }
        channel.carry(
                new Download(
                        voice.say(opening, command, ""),
                        voice.say(listing.ending(), command, listing.about()),
                        voice.say(Say.RETR_CUT, command, ""),
                        Content.of(listing.text()),
                        0),
                command);
    }

    /** A line of facts for each file (RFC 3659 section 7). */
    private Listing described(View seen, String path) {
        Optional<FtpFile> there = seen.files().find(path.isEmpty() ? "." : path);
        if (there.isEmpty()) {
            return Listing.refused(Say.MLSD_NONE, path);
        }
        FtpFile folder = there.get();
        if (!folder.folder()) {
            return Listing.refused(Say.MLSD_FILE, path);
        }
        StringBuilder text = new StringBuilder();
        text.append(facts.of(seen, folder, "cdir")).append(" .\r\n");
        text.append(facts.of(seen, seen.files().above(folder), "pdir")).append(" ..\r\n");
        for (FtpFile file : seen.files().in(folder.path())) {
            text.append(facts.of(seen, file, file.folder() ? "dir" : "file"))
                    .append(' ')
                    .append(file.name())
                    .append("\r\n");
        }
        return Listing.found(text);
    }

    private void status(Command command, Listing listing) {
        Optional<Say> refusal = listing.refusal();
        if (refusal.isPresent()) {
            dialog.say(refusal.get(), command, listing.about());
            return;
        }
        boolean file = listing.ending() == Say.STAT_END_FILE;
        dialog.reply(voice.say(file ? Say.STAT_BEGIN_FILE : Say.STAT_BEGIN, command, listing.about())
                + "\r\n"
                + listing.text()
                + voice.say(file ? Say.STAT_END_FILE : Say.STAT_END, command, listing.about()));
    }
}
