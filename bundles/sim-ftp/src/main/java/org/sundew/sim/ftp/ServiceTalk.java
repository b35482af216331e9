package org.sundew.sim.ftp;

import java.util.List;
import java.util.function.Supplier;
import org.sundew.sim.Session;

/** What is said to a visitor that was let in: about files and transfers. */
final class ServiceTalk implements Talk {
    private final DataChannel channel;
    private final List<Talk> talks;

    ServiceTalk(
            FtpDialog dialog,
            Session session,
            FtpSettings settings,
            Product product,
            Voice voice,
            Protection protection,
            Modes modes,
            Facts facts,
            String user,
            boolean guest) {
        VisitFiles files = new VisitFiles(
                settings.tree(session.persona()),
                guest ? Owner.GUEST : Owner.USER,
                (int) session.persona().seed("ftp.files"),
                product.paths());
        Supplier<View> view =
                () -> new View(files, session.now(), session.persona().zone(), user, settings.uploads());
        this.channel = new DataChannel(dialog, session, voice, protection);
        this.talks = List.of(
                new FileTalk(dialog, session, voice, modes, facts, view),
                new PortTalk(dialog, session, voice, settings, channel),
                new ListTalk(dialog, voice, product.lister(), facts, view, channel),
                new TransferTalk(session, voice, settings, modes, view, channel),
                new SiteTalk(dialog, session, voice, files, guest));
    }

    /** The session is over, or somebody else logs in: what has come of a transfer is told. */
    void end() {
        channel.end();
    }

    @Override
    public boolean hear(Command command) {
        return talks.stream().anyMatch(talk -> talk.hear(command));
    }
}
