package org.sundew.sim.banner;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/**
 * One visit: rounds of hearing the visitor and sending the banner.
 *
 * <p>While banners are left, each piece the visitor sends brings the next one. After the last, pieces only put off the end.
 * One timer runs at a time, however much the visitor says: when it goes off early because of what came meanwhile, it is
 * set again for the rest.
 */
final class Rounds implements Dialog {
    /** How much of what the visitor said in one round can be repeated to it, in bytes. */
    static final int MAX_QUOTE = 8192;

    private final Session session;
    private final Banner banner;
    private final Course course;
    private final StringBuilder heard = new StringBuilder(0);
    private int left;
    private Instant deadline = Instant.EPOCH;
    private boolean timed;
    private boolean spoken;

    private Rounds(Session session, Banner banner, Course course) {
        this.session = session;
        this.banner = banner;
        this.course = course;
        this.left = course.banners();
    }

    static Rounds begin(Session session, Banner banner, Course course) {
        Rounds rounds = new Rounds(session, banner, course);
        if (course.readBefore()) {
            rounds.listen();
        } else {
            rounds.speak();
        }
        return rounds;
    }

    @Override
    public void received(ByteBuffer data) {
        if (left == 0) {
            deadline = session.now().plus(course.timeout());
            return;
        }
        if (banner.quotes()) {
            keep(data, heard);
        }
        speak();
    }

    /** A visitor that only hung up its own end may still be waiting for its first banner. */
    @Override
    public boolean ended() {
        if (!spoken && !course.mustHaveInput()) {
            banner.send(session, "");
        }
        return true;
    }

    /** Appends these bytes as text, as far as there is room. */
    static void keep(ByteBuffer data, StringBuilder text) {
        for (int room = MAX_QUOTE - text.length(); room > 0 && data.hasRemaining(); room--) {
            text.append((char) (data.get() & 0xFF));
        }
    }

    private void speak() {
        spoken = true;
        do {
            banner.send(session, heard.toString());
            left = left == Course.ENDLESS ? left : left - 1;
        } while (left > 0 && !course.reads());
        heard.setLength(0);
        if (left > 0 || course.readAfter()) {
            listen();
            return;
        }
        session.close();
    }

    private void listen() {
        deadline = session.now().plus(course.timeout());
        if (!timed) {
            timed = true;
            session.after(course.timeout(), this::tick);
        }
    }

    private void tick() {
        Duration rest = Duration.between(session.now(), deadline);
        if (!rest.isZero() && !rest.isNegative()) {
            session.after(rest, this::tick);
            return;
        }
        timed = false;
        if (left > 0 && course.readBefore() && !course.mustHaveInput()) {
            speak();
            return;
        }
        session.close();
    }
}
