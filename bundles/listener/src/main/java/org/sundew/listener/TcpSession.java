package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.ClosedBy;
import org.sundew.sim.Dialog;
import org.sundew.sim.SidePort;
import org.sundew.sim.SimServer;

/**
 * A session over one TCP connection, or a side session over another connection of the same visit.
 *
 * <p><b>Sending.</b> What the sim server sends during one call gathers in one outbox, which is written and flushed once,
 * after the call or at the end of the bytes read together. When more than {@value #HIGH_WATER} bytes wait, an empty write
 * is put behind them as a marker: when its promise is kept all is flushed, the dialog hears {@code drained}, and only then
 * are more bytes read from the visitor. The same marker tells when a closing session may close.
 *
 * <p><b>Reading.</b> While a session is paused or has too much to send, nothing is read. Netty reads on nevertheless when
 * the visitor hangs up meanwhile, up to what the kernel holds: that is kept in {@link #held} until the session goes on.
 */
final class TcpSession extends LiveSession {
    /** From how many waiting bytes on a visitor counts as slow. */
    static final int HIGH_WATER = 65_536;

    /** The note that counts bytes sent in the clear before TLS, which are not taken for encrypted ones. */
    private static final String DISCARDED = "tls.discarded.bytes";

    private static final Logger LOG = LoggerFactory.getLogger(TcpSession.class);
    private static final int FIRST_OUTBOX = 256;

    /** A visitor whose last bytes came in a piece as large as this may well be sending on: an upload, not a command. */
    private static final int MORE_TO_COME = 1_024;

    private final Channel channel;
    private final @Nullable TcpSession parent;
    private final SimServer sim;
    private final long started;
    private long active;
    private long booked;
    private int index = Loop.NOWHERE;
    private @Nullable ByteBuf outbox;
    private @Nullable Queue<ByteBuf> held;
    private @Nullable Encryption encryption;
    private @Nullable SidePorts sides;
    private @Nullable ByteBuffer inHand;
    private int lastRead;
    private boolean paused;
    private boolean congested;
    private boolean watching;
    private boolean inputEnded;
    private boolean endTold;

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

    /** The visitor may hear the sim server now. */
    void greet() {
        open(sim);
        settle();
    }

    void received(ByteBuf data) {
        if (over()) {
            return;
        }
        lastRead = data.readableBytes();
        touchClock();
        if (reading()) {
            take(data);
            return;
        }
        if (held == null) {
            held = new ArrayDeque<>();
        }
        held.add(data.retain());
    }

    private void take(ByteBuf data) {
        ByteBuffer view = data.nioBuffer().asReadOnlyBuffer();
        long most = serving().limits().receiveBytes();
        long room = most - record().received().total();
        boolean tooMuch = view.remaining() > room;
        record().received().add(view);
        if (tooMuch) {
            view.limit(view.position() + (int) room);
        }
        if (view.hasRemaining()) {
            inHand = view;
            deliver(view);
            inHand = null;
        }
        if (tooMuch) {
            limited("receive.bytes", most);
        }
    }

    private void limited(String limit, long allowed) {
        record().limited(limit, allowed);
        visit(ClosedBy.LIMIT);
    }

    /** Ends the whole visit, also from a side session. */
    private void visit(ClosedBy by) {
        (parent == null ? this : parent).end(by);
    }

    private void touchClock() {
        active = loop().premises().nanos();
        if (parent != null) {
            parent.active = active;
        }
    }

    /** The visitor will say no more. */
    void inputEnded() {
        inputEnded = true;
        if (!over() && encryption != null && !encryption.secure()) {
            encryption.abandoned();
            return;
        }
        settle();
    }

    /** The connection is gone. */
    void gone() {
        end(ClosedBy.VISITOR);
    }

    /** The connection broke, or something in the listener did. */
    void broken(Throwable cause) {
        if (encryption != null && encryption.broken(cause)) {
            end(ClosedBy.SERVER);
            return;
        }
        if (!(cause instanceof IOException)) {
            LOG.error("A session failed in the listener itself", Printable.of(cause));
        }
        end(ClosedBy.VISITOR);
    }

    @Override
    void settle() {
        if (over() || calling()) {
            return;
        }
        takeHeld();
        flush();
        if (over()) {
            return;
        }
        ClosedBy by = closing();
        long waiting = pending();
        book(waiting);
        if (by != null && waiting == 0) {
            end(by);
        } else if ((by != null || congested) && !watching) {
            watch();
        }
        updateReading();
    }

    private void takeHeld() {
        while (held != null && !held.isEmpty() && reading()) {
            ByteBuf next = held.remove();
            try {
                take(next);
            } finally {
                next.release();
            }
        }
        if (inputEnded && !endTold && talking() && reading() && (held == null || held.isEmpty())) {
            endTold = true;
            call(TcpSession::tellEnd, this);
        }
    }

    private static void tellEnd(Dialog dialog, TcpSession self) {
        if (dialog.ended()) {
            self.closing(ClosedBy.VISITOR);
        }
    }

    private void flush() {
        ByteBuf data = outbox;
        if (data == null) {
            return;
        }
        outbox = null;
        touchClock();
        var unused = channel.write(data, channel.unsafe().voidPromise());
        channel.flush();
    }

    /** Has {@link #flushed} called when all that was sent until now is flushed. */
    private void watch() {
        watching = true;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(done -> loop().executor().execute(this::flushed));
    }

    private void flushed() {
        watching = false;
        if (over()) {
            return;
        }
        touchClock();
        if (congested && pending() == 0) {
            congested = false;
            call((dialog, self) -> dialog.drained(), this);
        }
        settle();
    }

    /** Books what waits in memory for a slow visitor; ends the visit when there is no memory for it. */
    private void book(long waiting) {
        long toBook = waiting > HIGH_WATER ? waiting : 0;
        Budget budget = loop().premises().budget();
        if (toBook < booked) {
            budget.give(booked - toBook);
            booked = toBook;
        } else if (toBook > booked) {
            if (budget.take(toBook - booked)) {
                booked = toBook;
            } else {
                limited("buffer.bytes", loop().premises().setup().bounds().bufferBytes());
            }
        }
    }

    private boolean reading() {
        return !paused && !congested && (encryption == null || encryption.begun());
    }

    private void updateReading() {
        if (!over()) {
            channel.config().setAutoRead(reading());
        }
    }

    /** Ends the visit if its time is over. */
    void checkTime(long now) {
        VisitLimits limits = serving().limits();
        if (now - started >= TimeUnit.SECONDS.toNanos(limits.visitSeconds())) {
            limited("visit.seconds", limits.visitSeconds());
        } else if (now - active >= TimeUnit.SECONDS.toNanos(limits.idleSeconds())) {
            limited("idle.seconds", limits.idleSeconds());
        } else if (sides != null) {
            sides.checkTime(now);
        }
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
        flush();
        if (!finish()) {
            return;
        }
        loop().remove(this);
        letGo();
        hangUp(by);
        if (sides != null) {
            sides.close();
        }
        farewell();
        if (parent != null) {
            parent.sideEnded(this);
            return;
        }
        record().leave(by);
        serving().tally().leave();
    }

    /** Closes the connection; gently, if the sim server ended a dialogue in which the visitor may still be speaking. */
    private void hangUp(ClosedBy by) {
        boolean speaking = lastRead >= MORE_TO_COME && !inputEnded && channel.isActive();
        if (by == ClosedBy.SERVER && speaking && encryption == null) {
            loop().lingering()
                    .take(channel, SessionHandler.NAME, loop().premises().nanos());
        } else if (encryption == null && pending() == 0) {
            // nobody waits for the events of an orderly close, which cost as much as the rest of a short visit
            channel.unsafe().closeForcibly();
        } else {
            var unused = channel.close();
        }
    }

    private void letGo() {
        if (booked > 0) {
            loop().premises().budget().give(booked);
            booked = 0;
        }
        if (held != null) {
            held.forEach(ByteBuf::release);
            held = null;
        }
    }

    private void sideEnded(TcpSession side) {
        if (sides != null) {
            sides.ended(side);
        }
    }

    @Override
    public void send(ByteBuffer data) {
        checkThread();
        if (over() || closing() != null) {
            return;
        }
        record().sent().add(data);
        append(data);
        long waiting = pending();
        congested |= waiting >= HIGH_WATER;
        long most = loop().premises().setup().bounds().pendingBytes();
        if (waiting > most) {
            record().limited("send.pending.bytes", most);
            closing(ClosedBy.LIMIT);
        }
        touched();
    }

    private void append(ByteBuffer data) {
        ByteBuf box = outbox;
        if (box != null && box.readableBytes() >= HIGH_WATER) {
            var unused = channel.write(box, channel.unsafe().voidPromise());
            box = null;
        }
        if (box == null) {
            box = channel.alloc().directBuffer(Math.max(FIRST_OUTBOX, data.remaining()));
            outbox = box;
        }
        box.writeBytes(data);
    }

    @Override
    public long pending() {
        ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
        long queued = queue == null ? 0 : queue.totalPendingWriteBytes();
        return outbox == null ? queued : queued + outbox.readableBytes();
    }

    @Override
    public boolean writable() {
        return !over() && pending() < HIGH_WATER;
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
        flush();
        discardClear();
        encrypt();
    }

    private void encrypt() {
        Encryption next = new Encryption(this);
        encryption = next;
        next.start();
    }

    /** Bytes that came before the handshake are dropped, lest a third party put them there (RFC 3207 section 4.2). */
    private void discardClear() {
        long discarded = 0;
        if (inHand != null) {
            discarded += inHand.remaining();
            inHand.position(inHand.limit());
        }
        while (held != null && !held.isEmpty()) {
            ByteBuf next = held.remove();
            discarded += next.readableBytes();
            next.release();
        }
        if (discarded > 0) {
            record().note(DISCARDED, Long.toString(discarded));
        }
    }

    /** The TLS handshake is over: well, or with this failure. */
    void handshakeOver(@Nullable Throwable failure) {
        if (over() || encryption == null) {
            return;
        }
        encryption.handshakeOver(failure);
        if (failure == null && !talking() && closing() == null) {
            greet();
        }
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
        SidePorts present = sides;
        if (present == null) {
            present = new SidePorts(this);
            sides = present;
        }
        return present.open(server);
    }
}
