package org.sundew.sim.ftp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.sim.Session;

/** The commands that prepare or use a data connection. */
final class DataTalk implements Talk {
    /** Below are the ports of services; nobody's client waits for data there. */
    private static final int PRIVILEGED = 1024;

    private final FtpDialog dialog;
    private final Session session;
    private final FtpSettings settings;
    private final VisitFiles files;
    private final DataChannel channel;
    private boolean ascii = true;
    private boolean extendedOnly;
    private long restart;

    DataTalk(FtpDialog dialog, Session session, FtpSettings settings, VisitFiles files, Protection protection) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.files = files;
        this.channel = new DataChannel(dialog, session, protection);
    }

    boolean ascii() {
        return ascii;
    }

    void end() {
        channel.end();
    }

    @Override
    public boolean hear(Command command) {
        return prepare(command) || use(command) || manner(command);
    }

    private boolean prepare(Command command) {
        switch (command.verb()) {
            case "PASV" -> passive();
            case "EPSV" -> extendedPassive(command.argument().trim());
            case "PORT" -> port(command.argument());
            case "EPRT" -> extendedPort(command.argument());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean use(Command command) {
        String path = command.argument();
        switch (command.verb()) {
            case "LIST" -> list("l", path);
            case "NLST" -> list("", path);
            case "RETR" -> retrieve(path);
            case "STOR" -> store(path, "150 Ok to send data.", false);
            case "APPE" -> store(path, "150 Ok to send data.", true);
            case "STOU" -> storeUnique(path);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean manner(Command command) {
        String argument = command.argument().toUpperCase(Locale.ROOT);
        switch (command.verb()) {
            case "TYPE" -> type(argument);
            case "MODE" -> dialog.reply(argument.equals("S") ? "200 Mode set to S." : "504 Bad MODE command.");
            case "STRU" -> dialog.reply(argument.equals("F") ? "200 Structure set to F." : "504 Bad STRU command.");
            case "REST" -> restart(argument);
            case "ABOR" -> dialog.reply("225 No transfer to ABOR.");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void type(String type) {
        switch (type) {
            case "A", "A N" -> {
                ascii = true;
                dialog.reply("200 Switching to ASCII mode.");
            }
            case "I", "L8", "L 8" -> {
                ascii = false;
                dialog.reply("200 Switching to Binary mode.");
            }
            default -> dialog.reply("500 Unrecognised TYPE command.");
        }
    }

    private void restart(String place) {
        restart = place.matches("\\d{1,18}") ? Long.parseLong(place) : 0;
        dialog.reply("350 Restart position accepted (" + restart + ").");
    }

    private void passive() {
        if (extendedOnly) {
            dialog.reply(Phrases.DENIED);
            return;
        }
        try {
            int port = channel.openPassive();
            dialog.reply("227 Entering Passive Mode (" + ownAddress() + ',' + (port >> 8) + ',' + (port & 0xFF) + ").");
        } catch (IllegalStateException e) {
            dialog.reply(Phrases.DENIED);
        }
    }

    /** Our address for PASV; over IPv6 vsFTPd names none. */
    private String ownAddress() {
        InetAddress own = session.visit().sensor().address();
        return settings.passiveAddress()
                .orElse(own instanceof Inet4Address ? own.getHostAddress().replace('.', ',') : "0,0,0,0");
    }

    private void extendedPassive(String protocol) {
        boolean ipv6 = !(session.visit().visitor().address() instanceof Inet4Address);
        if (protocol.equalsIgnoreCase("ALL")) {
            extendedOnly = true;
            dialog.reply("200 EPSV ALL ok.");
            return;
        }
        if (!protocol.isEmpty() && !protocol.equals("1") && !(ipv6 && protocol.equals("2"))) {
            dialog.reply("522 Bad network protocol.");
            return;
        }
        try {
            dialog.reply("229 Entering Extended Passive Mode (|||" + channel.openPassive() + "|)");
        } catch (IllegalStateException e) {
            dialog.reply(Phrases.DENIED);
        }
    }

    private void port(String argument) {
        if (extendedOnly) {
            dialog.reply(Phrases.DENIED);
            return;
        }
        Optional<Dial> dial = Dial.ofPort(argument);
        dial.ifPresent(this::tellBounce);
        if (dial.filter(this::allowed).isEmpty()) {
            dialog.reply("500 Illegal PORT command.");
            return;
        }
        channel.pretendActive();
        dialog.reply("200 PORT command successful. Consider using PASV.");
    }

    private void extendedPort(String argument) {
        if (Dial.wrongProtocol(argument, session.visit().visitor().address() instanceof Inet4Address)) {
            dialog.reply("500 Bad EPRT protocol.");
            return;
        }
        Optional<Dial> dial = Dial.ofExtendedPort(argument);
        if (dial.isEmpty()) {
            dialog.reply("500 Bad EPRT command.");
            return;
        }
        dial.ifPresent(this::tellBounce);
        if (!allowed(dial.get())) {
            dialog.reply("500 Illegal EPRT command.");
            return;
        }
        channel.pretendActive();
        dialog.reply("200 EPRT command successful. Consider using EPSV.");
    }

    private boolean allowed(Dial dial) {
        return dial.port() >= PRIVILEGED
                && dial.address().equals(session.visit().visitor().address());
    }

    /** Tells of a visitor that would have us dial somebody else, or a service's port (RFC 2577 section 3). */
    private void tellBounce(Dial dial) {
        if (!allowed(dial)) {
            session.raise(Severity.HIGH);
            session.report(Observation.of(
                    "bounce-attempt",
                    new Note("bounce.ip", dial.address().getHostAddress()),
                    new Note("bounce.port", Integer.toString(dial.port()))));
        }
    }

    private void list(String options, String argument) {
        if (channel.prepared()) {
            channel.carry(Download.of(Listing.of(files, options, argument, session.now())));
        }
    }

    private void retrieve(String path) {
        long from = restart;
        restart = 0;
        if (!channel.prepared()) {
            return;
        }
        if (ascii && from != 0) {
            dialog.reply("550 No support for resume of ASCII transfer.");
            return;
        }
        Optional<Content> content = files.content(path);
        if (content.isEmpty()) {
            dialog.reply("550 Failed to open file.");
            return;
        }
        session.report(Observation.of(
                "download",
                new Note(Note.FILE, Words.meant(files.absolute(path))),
                new Note(Note.FILE_SIZE, Long.toString(content.get().size()))));
        channel.carry(Download.of(path, content.get(), from));
    }

    private void storeUnique(String path) {
        String name = path.isEmpty() ? "STOU" : path;
        String unique = path.isEmpty() ? "STOU.1" : path;
        for (int i = path.isEmpty() ? 2 : 1; files.find(unique).isPresent(); i++) {
            unique = name + '.' + i;
        }
        store(unique, "150 FILE: " + unique, false);
    }

    private void store(String path, String opening, boolean append) {
        long from = restart;
        restart = 0;
        if (!settings.uploads()) {
            dialog.reply(Phrases.DENIED);
            return;
        }
        if (!channel.prepared()) {
            return;
        }
        if (ascii && from != 0) {
            dialog.reply("550 No support for resume of ASCII transfer.");
            return;
        }
        if (!files.accepts(path)) {
            dialog.reply("553 Could not create file.");
            return;
        }
        long start = append ? files.find(path).map(FtpFile::size).orElse(0L) : from;
        channel.carry(new Upload(opening, files.absolute(path), start, settings.uploadBytes(), files, session));
    }
}
