package org.sundew.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.sundew.sim.Session;

/**
 * Where a mailbox is asked for: lets in or, after a while in which nothing is heard, refuses. Who guesses on waits longer each
 * time. One session's, on its thread.
 */
public final class Door {
    private final Session session;
    private final LoginSettings settings;
    private final LineReader reader;
    private final Penalty penalty;
    private int refused;

    /** The door of this session, whose lines wait while a log-in is judged. */
    public Door(Session session, LoginSettings settings, LineReader reader) {
        this.session = session;
        this.settings = settings;
        this.reader = reader;
        this.penalty = new Penalty(settings.penalty());
    }

    /**
     * Tells of the log-in at once and decides; of one that named nobody there is nothing to tell.
     *
     * @param tried who asks
     * @param admitted what to do with the mailbox of one who gets in
     * @param refusal what to say to one who does not
     */
    public void knock(Optional<Credentials> tried, Consumer<Mailbox> admitted, Runnable refusal) {
        boolean in = tried.filter(each -> settings.accounts().admit(each.user(), each.password()))
                .isPresent();
        tried.ifPresent(each -> each.tell(session, in));
        Duration due = penalty.due(session.now());
        if (in) {
            penalty.forgive();
            Mailbox mailbox = Mailbox.of(session.persona(), tried.orElseThrow().user());
            later(due, () -> admitted.accept(mailbox));
            return;
        }
        penalty.add(tried, session.now().plus(due));
        later(due.plus(settings.refusal()), () -> refuse(refusal));
    }

    private void later(Duration delay, Runnable what) {
        if (delay.isZero()) {
            what.run();
            return;
        }
        reader.hold();
        session.after(delay, () -> {
            what.run();
            reader.goOn();
        });
    }

    private void refuse(Runnable refusal) {
        refusal.run();
        refused++;
        if (refused == settings.tries()) {
            reader.end();
            session.close();
        }
    }
}
