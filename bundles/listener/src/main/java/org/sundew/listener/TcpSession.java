package org.sundew.listener;

import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.sim.SidePort;
import org.sundew.sim.SimServer;

/**
 * A session over one TCP connection, or a side session over another connection of the same visit. What the visitor says
 * comes by its {@link TcpInput}, what it is told goes by its {@link TcpOutput}; here is what a session is between the two:
 * its beginning, when it reads, its time, and its end.
 */
final class TcpSession extends LiveSession {
    private final Channel channel;
    private final @Nullable TcpSession parent;
    private final SimServer sim;
    private final TcpInput input;
    private final TcpOutput output;
    private final long started;
    private long active;
    private int index = Loop.NOWHERE;
    private @Nullable Encryption encryption;
    private @Nullable SidePorts sides;
    private boolean paused;

    /** The session of a visit. */
    TcpSession(Loop loop, Channel channel, Serving serving, VisitRecord record) {
        this(loop, channel, serving, record, serving.sim(), null);
    }

    private TcpSession(
            Loop loop,
            Channel channel,
            Serving serving,
            VisitRecord record,
            SimServer sim,
            @Nullable TcpSession parent) {
        super(loop, serving, record);
        this.channel = channel;
        this.parent = parent;
        this.sim = sim;
        this.input = new TcpInput(this);
        this.output = new TcpOutput(this);
        this.started = loop.premises().nanos();
        this.active = started;
    }

    /** A side session of this one, over this connection. */
    TcpSession beside(Channel connection, SimServer server) {
        return new TcpSession(loop(), connection, serving(), record(), server, this);
    }

    int index() {
        return index;
    }

    void index(int place) {
        index = place;
    }

    Channel channel() {
        return channel;
    }

    /** What hears the connection, for its pipeline. */
    TcpInput input() {
        return input;
    }

    /** The connection is up. */
    void begin() {
        if (parent == null) {
            loop().add(this);
        }
        if (serving().tls() && parent == null) {
            encrypt();
        } else {
            greet();
        }
        updateReading();
    }

    private void encrypt() {
        encryption = new Encryption(this);
        encryption.start();
    }

    private void greet() {
        open(sim);
        settle();
    }

    /** The TLS handshake is over: well, or with this failure. */
    void handshakeOver(@Nullable Throwable failure) {
        if (!over() && encryption != null) {
            encryption.handshakeOver(failure);
        }
    }

    /** The TLS handshake went well. */
    void secured() {
        if (!talking() && closing() == null) {
            greet();
        }
        settle();
    }

    /** Whether a TLS handshake is due or going on: who closes without a word to say, closes after it, as real servers do. */
    private boolean shakingHands() {
        return encryption != null && encryption.awaited();
    }

    /** Something happened now: the visit is not idle. */
    void touchClock() {
        active = loop().premises().nanos();
        if (parent != null) {
            parent.active = active;
        }
    }

    /** The visitor will say no more. */
    void inputEnded() {
        if (!over() && encryption != null && !encryption.secure()) {
            encryption.abandoned();
            return;
        }
        settle();
    }

    /** Whether this failure of the connection is one of TLS, which is noted and ends the session. */
    boolean tlsBroken(Throwable cause) {
        if (encryption == null || !encryption.broken(cause)) {
            return false;
        }
        end(ClosedBy.SERVER);
        return true;
    }

    @Override
    void settle() {
        if (over() || calling()) {
            return;
        }
        input.takeHeld();
        output.flush();
        if (over()) {
            return;
        }
        ClosedBy by = closing();
        long waiting = output.pending();
        output.book(waiting);
        if (by != null && waiting == 0 && !(by == ClosedBy.SERVER && shakingHands())) {
            end(by);
        } else if (by != null || output.congested()) {
            output.watch();
        }
        updateReading();
    }

    /** Whether the visitor's bytes are wanted now. */
    boolean reading() {
        return !paused && !output.congested() && (encryption == null || encryption.begun());
    }

    private void updateReading() {
        if (!over()) {
            channel.config().setAutoRead(reading());
        }
    }

    /** Ends the visit if its time is over. */
    void checkTime(long now) {
        LimitMark passed = serving().limits().passed(now - started, now - active);
        if (passed != null) {
            limited(passed.name(), passed.allowed());
            return;
        }
        checkHandshake(now);
        if (sides != null) {
            sides.checkTime(now);
        }
    }

    /** Ends the session if it is in a TLS handshake whose time is over. */
    void checkHandshake(long now) {
        if (encryption != null) {
            encryption.checkTime(now);
        }
    }

    /** Ends the whole visit, also from a side session, for this limit. */
    void limited(String limit, long allowed) {
        record().limited(limit, allowed);
        (parent == null ? this : parent).end(ClosedBy.LIMIT);
    }

    @Override
    void end(ClosedBy by) {
        if (calling()) {
            closing(by);
            return;
        }
        if (over()) {
            return;
        }
        output.flush();
        if (!finish()) {
            return;
        }
        loop().remove(this);
        if (encryption != null) {
            encryption.tellHandshake();
        }
        output.release();
        input.release();
        output.hangUp(encryption == null, by == ClosedBy.SERVER && input.speaking());
        if (sides != null) {
            sides.close();
        }
        farewell();
        if (parent != null) {
            if (parent.sides != null) {
                parent.sides.ended(this);
            }
            return;
        }
        record().leave(by);
        serving().tally().leave();
    }

    @Override
    public void send(ByteBuffer data) {
        checkThread();
        if (over() || closing() != null) {
            return;
        }
        record().sent().add(data);
        output.append(data);
        long waiting = output.pending();
        output.grown(waiting);
        long most = loop().premises().setup().bounds().pendingBytes();
        if (waiting > most) {
            record().limited("send.pending.bytes", most);
            closing(ClosedBy.LIMIT);
        }
        touched();
    }

    @Override
    public long pending() {
        return output.pending();
    }

    @Override
    public boolean writable() {
        return !over() && output.pending() < Backlog.HIGH_WATER;
    }

    @Override
    public void pause() {
        checkThread();
        paused = true;
        updateReading();
    }

    @Override
    public void resume() {
        checkThread();
        paused = false;
        touched();
    }

    @Override
    public void startTls() {
        checkThread();
        if (over() || closing() != null) {
            return;
        }
        if (encryption != null) {
            throw new IllegalStateException("already encrypted");
        }
        output.flush();
        input.discardClear();
        encrypt();
    }

    @Override
    public boolean secure() {
        return encryption != null && encryption.secure();
    }

    @Override
    public SidePort openSidePort(SimServer server) {
        checkThread();
        if (parent != null || over()) {
            throw new IllegalStateException("only a visit's own session opens side ports, while it lasts");
        }
        SidePorts present = sides == null ? new SidePorts(this) : sides;
        sides = present;
        return present.open(server);
    }
}
