package org.sundew.sim.ftp;

import java.util.Locale;
import org.sundew.event.Observation;
import org.sundew.sim.Session;

/** What is said to a visitor that was let in: the small talk here, files and transfers in parts of their own. */
final class ServiceTalk implements Talk {
    private final FtpDialog dialog;
    private final Session session;
    private final FtpSettings settings;
    private final Protection protection;
    private final String user;
    private final boolean guest;
    private final FileTalk files;
    private final DataTalk data;

    ServiceTalk(
            FtpDialog dialog,
            Session session,
            FtpSettings settings,
            Protection protection,
            String user,
            boolean guest) {
        this.dialog = dialog;
        this.session = session;
        this.settings = settings;
        this.protection = protection;
        this.user = user;
        this.guest = guest;
        int salt = (int) session.persona().seed("ftp.files");
        VisitFiles seen = new VisitFiles(settings.tree(), guest ? Owner.GUEST : Owner.USER, salt);
        this.files = new FileTalk(dialog, session, seen, settings.uploads());
        this.data = new DataTalk(dialog, session, settings, seen, protection);
    }

    /** The session is over. */
    void end() {
        data.end();
    }

    @Override
    public boolean hear(Command command) {
        if (!files.hear(command) && !data.hear(command) && !smallTalk(command) && !login(command)) {
            dialog.reply("500 Unknown command.");
        }
        return true;
    }

    private boolean smallTalk(Command command) {
        switch (command.verb()) {
            case "QUIT" -> dialog.leave("221 Goodbye.");
            case "NOOP" -> dialog.reply("200 NOOP ok.");
            case "SYST" -> dialog.reply("215 UNIX Type: L8");
            case "FEAT" -> dialog.reply(Phrases.features(protection.offered()));
            case "HELP" -> dialog.reply(Phrases.HELP);
            case "OPTS" -> dialog.reply(Phrases.options(command.argument()));
            case "STAT" -> status(command.argument());
            case "ALLO" -> dialog.reply("202 ALLO command ignored.");
            case "ACCT", "REIN", "SMNT" -> dialog.reply("502 " + command.verb() + " not implemented.");
            case "SITE" -> site(command);
            case "GET", "POST", "HEAD", "OPTIONS", "CONNECT" -> dialog.leave("500 HTTP protocol commands not allowed.");
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean login(Command command) {
        switch (command.verb()) {
            case "USER" -> otherUser(command.argument());
            case "PASS" -> dialog.reply("230 Already logged in.");
            case "PBSZ" -> whereOffered(protection::bufferSize);
            case "PROT" -> whereOffered(() -> protection.level(command.argument()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void otherUser(String name) {
        if (guest) {
            dialog.reply("530 Can't change from guest user.");
            return;
        }
        dialog.reply(name.equals(user) ? "331 Any password will do." : "530 Can't change to another user.");
    }

    private void whereOffered(Runnable answer) {
        if (protection.offered()) {
            answer.run();
        } else {
            dialog.reply(Phrases.DENIED);
        }
    }

    private void site(Command command) {
        session.report(Observation.command(Words.meant(command.line())));
        if (guest) {
            dialog.reply(Phrases.DENIED);
            return;
        }
        String[] words = command.argument().split(" ", 3);
        dialog.reply(
                switch (words[0].toUpperCase(Locale.ROOT)) {
                    case "HELP" -> "214 CHMOD UMASK HELP";
                    case "UMASK" -> words.length < 2 ? "200 Your current UMASK is 077" : "200 UMASK set to " + words[1];
                    case "CHMOD" ->
                        words.length < 3 ? "500 SITE CHMOD needs 2 arguments." : "550 SITE CHMOD command failed.";
                    default -> "500 Unknown SITE command.";
                });
    }

    private void status(String argument) {
        if (!argument.isEmpty()) {
            dialog.reply("213-Status follows:\r\n" + files.listing(argument) + "213 End of status");
            return;
        }
        dialog.reply(String.join(
                "\r\n     ",
                "211-FTP server status:",
                "Connected to " + session.visit().visitor().ip(),
                "Logged in as " + user,
                "TYPE: " + (data.ascii() ? "ASCII" : "BINARY"),
                "No session bandwidth limit",
                "Session timeout in seconds is 300",
                session.secure() ? "Control connection is encrypted" : "Control connection is plain text",
                protection.data() ? "Data connections will be encrypted" : "Data connections will be plain text",
                "At session startup, client count was " + dialog.client(),
                "vsFTPd " + settings.version() + " - secure, fast, stable\r\n211 End of status"));
    }
}
