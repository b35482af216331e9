package org.sundew.sim.ssh;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.util.Readable;
import org.sundew.event.Note;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** One visitor at SSH: hands its bytes to MINA, on the visitor's strand. */
final class SshDialog implements Dialog {
    /** OpenSSH's LoginGraceTime. */
    private static final Duration GRACE = Duration.ofMinutes(2);
    /** How many bytes may wait for MINA; then the visitor waits too. */
    private static final int WAITING_MAX = 256 * 1024;
    /** How long the end of a session waits for what is being done. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Session session;
    private final Strand strand;
    private final Bridge bridge;
    private final Wire wire;
    private final AtomicInteger waiting = new AtomicInteger();
    private boolean paused;
    private boolean greeted;

    SshDialog(Session session, Executor pool, Clock clock) {
        this.session = session;
        this.strand = new Strand(pool, this::failed);
        this.bridge = new Bridge(session, strand, clock);
        this.wire = new Wire(bridge);
    }

    private void failed(Throwable failure) {
        bridge.note("ssh.error", String.valueOf(failure));
        bridge.close();
    }

    /** Greets as soon as there are host keys, which after the very first start takes a moment. */
    void begin(CompletableFuture<Kernel> kernel) {
        session.note(Note.PROTOCOL, "ssh");
        session.after(GRACE, () -> strand.execute(() -> Kernel.expire(wire)));
        if (kernel.isDone()) {
            greet(kernel);
            return;
        }
        session.pause();
        var unused = kernel.whenComplete((made, failure) -> session.execute(() -> {
            greet(kernel);
            session.resume();
        }));
    }

    private void greet(CompletableFuture<Kernel> kernel) {
        strand.execute(() -> {
            kernel.join().begin(wire);
            bridge.onSession(() -> greeted = true);
        });
    }

    /** A server greets whoever comes, also one that has nothing more to say by then. */
    @Override
    public boolean ended() {
        if (!greeted) {
            strand.execute(bridge::close);
        }
        return greeted;
    }

    @Override
    public void received(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        if (waiting.addAndGet(bytes.length) > WAITING_MAX && !paused) {
            paused = true;
            session.pause();
        }
        strand.execute(() -> take(bytes));
    }

    private void take(byte... bytes) {
        try {
            Kernel.received(wire, Readable.readable(ByteBuffer.wrap(bytes)));
        } finally {
            int left = waiting.addAndGet(-bytes.length);
            if (left <= WAITING_MAX / 2) {
                bridge.onSession(this::goOn);
            }
        }
    }

    private void goOn() {
        if (paused && waiting.get() <= WAITING_MAX / 2) {
            paused = false;
            session.resume();
        }
    }

    @Override
    public void closed() {
        strand.finish(() -> Kernel.closed(wire), PATIENCE);
        bridge.carryOut();
    }
}
