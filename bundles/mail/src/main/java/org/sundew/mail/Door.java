package org.sundew.mail;

import java.util.Optional;
import java.util.function.Consumer;
import org.sundew.sim.Session;

/** Where a mailbox is asked for: lets in, or refuses after a while in which nothing is heard. One session's, on its thread. */
public final class Door {
    private final Session session;
    private final LoginSettings settings;
    private final LineReader reader;
    private int refused;

    /** The door of this session, whose lines wait while a log-in is judged. */
    public Door(Session session, LoginSettings settings, LineReader reader) {
        this.session = session;
        this.settings = settings;
        this.reader = reader;
    }

    /**
     * Tells of the log-in at once and decides; of one that named nobody there is nothing to tell.
     *
     * @param tried who asks
     * @param admitted what to do with the mailbox of one who gets in
     * @param refusal what to say to one who does not
     */
    public void knock(Optional<Credentials> tried, Consumer<Mailbox> admitted, Runnable refusal) {
        boolean in = tried.filter(settings.accounts()::admit).isPresent();
        tried.ifPresent(each -> each.tell(session, in));
        if (in) {
            admitted.accept(Mailbox.of(session.persona(), tried.orElseThrow().user()));
            return;
        }
        refused++;
        reader.hold();
        session.after(settings.refusal(), () -> {
            refusal.run();
            if (refused == settings.tries()) {
                reader.end();
                session.close();
                return;
            }
            reader.goOn();
        });
    }
}
