package org.sundew.sim.ssh;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.sim.Persona;
import org.sundew.sim.Session;

/** The way from a visitor's strand to its session's thread, in order. However much is asked at once, one task waits there. */
final class Bridge {
    /** How much may wait in the channels of a visitor that does not read, in bytes. */
    static final int HELD_MAX = 8 << 20;

    private final Session session;
    private final Strand strand;
    private final Clock clock;
    private final Persona persona;
    private final Visit visit;
    private final Exchanges exchanges;
    private final Queue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    private int held;
    private int proven;

    Bridge(Session session, Strand strand, Clock clock) {
        this.session = session;
        this.strand = strand;
        this.clock = clock;
        this.persona = session.persona();
        this.visit = session.visit();
        this.exchanges = new Exchanges(clock.instant());
    }

    /** Counts what waits in all channels for a visitor that does not read: false if it is too much. On the strand. */
    boolean hold(int bytes) {
        if (bytes > 0 && held + bytes > HELD_MAX) {
            return false;
        }
        held += bytes;
        return true;
    }

    /** One more proof of a host key is asked for: false if it is too much. On the strand. */
    boolean proves(int most) {
        return ++proven <= most;
    }

    Persona persona() {
        return persona;
    }

    Visit visit() {
        return visit;
    }

    /** The key exchanges so far. On the strand. */
    Exchanges exchanges() {
        return exchanges;
    }

    String visitor() {
        return visit.visitor().address().getHostAddress();
    }

    Instant now() {
        return clock.instant();
    }

    private void wish(Runnable wish) {
        wishes.add(wish);
        if (scheduled.compareAndSet(false, true)) {
            session.execute(this::carryOut);
        }
    }

    /** Carries out what is wished; on the session's thread. */
    void carryOut() {
        scheduled.set(false);
        for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            wish.run();
        }
    }

    void send(byte... bytes) {
        wish(() -> session.send(ByteBuffer.wrap(bytes)));
    }

    void close() {
        wish(session::close);
    }

    void onSession(Runnable task) {
        wish(task);
    }

    void onStrand(Runnable task) {
        strand.execute(task);
    }

    void note(String name, String value) {
        wish(() -> session.note(name, value));
    }

    void report(Observation observation) {
        wish(() -> session.report(observation));
    }

    void raise(Severity severity) {
        wish(() -> session.raise(severity));
    }

    /** Runs the task on the strand after a while, unless the session ends first. */
    void after(Duration delay, Runnable task) {
        wish(() -> session.after(delay, () -> strand.execute(task)));
    }
}
