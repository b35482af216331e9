package org.sundew.sim.ftp;

import java.util.Locale;
import org.sundew.sim.Session;

/** What vsFTPd does about TLS (RFC 4217): AUTH, PBSZ and PROT. */
final class Protection {
    private final FtpDialog dialog;
    private final Session session;
    private final boolean offered;
    private boolean data;

    Protection(FtpDialog dialog, Session session, boolean offered) {
        this.dialog = dialog;
        this.session = session;
        this.offered = offered;
    }

    boolean offered() {
        return offered;
    }

    /** Whether data connections are to be encrypted. */
    boolean data() {
        return data;
    }

    void auth(String type) {
        switch (type.toUpperCase(Locale.ROOT)) {
            case "TLS", "TLS-C", "SSL", "TLS-P" -> {
                dialog.reply("234 Proceed with negotiation.");
                dialog.forgetUnanswered();
                session.startTls();
                data = type.equalsIgnoreCase("SSL") || type.equalsIgnoreCase("TLS-P");
            }
            default -> dialog.reply("504 Unknown AUTH type.");
        }
    }

    void bufferSize() {
        dialog.reply(session.secure() ? "200 PBSZ set to 0." : "503 PBSZ needs a secure connection.");
    }

    void level(String level) {
        if (!session.secure()) {
            dialog.reply("503 PROT needs a secure connection.");
            return;
        }
        switch (level.toUpperCase(Locale.ROOT)) {
            case "C", "P" -> {
                data = level.equalsIgnoreCase("P");
                dialog.reply(data ? "200 PROT now Private." : "200 PROT now Clear.");
            }
            case "S", "E" -> dialog.reply("536 PROT not supported.");
            default -> dialog.reply("504 PROT not recognized.");
        }
    }
}
