package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.event.Payload;

/**
 * Looks on at what a visitor says in a TLS handshake, before the handshake's own handler has it: keeps the first bytes as
 * they came, and reads the hello in them. Stands in the pipeline until the handshake is over. Lives on the session's thread.
 */
final class HandshakeTap extends ChannelInboundHandlerAdapter {
    /** How many bytes are kept as they came; not more than what need not be booked. */
    private static final int RAW_BYTES = Budget.FREE;

    private final TcpSession session;
    private final Transcript raw;
    private final HelloReader reader;
    private @Nullable ClientHello hello;

    HandshakeTap(TcpSession session) {
        Budget budget = session.loop().premises().budget();
        this.session = session;
        this.raw = new Transcript(RAW_BYTES, budget);
        this.reader = new HelloReader(budget);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf data && !session.over()) {
            ByteBuffer bytes = data.nioBuffer();
            session.touchClock();
            raw.add(bytes);
            reader.read(bytes).ifPresent(read -> hello = read);
        }
        context.fireChannelRead(message);
    }

    /** The first bytes as they came; no more may come afterwards. */
    Payload raw() {
        return raw.payload();
    }

    /** Notes whom the visitor asked for and what it is known by, once, if its hello was whole. */
    void noteHello() {
        ClientHello said = hello;
        if (said == null) {
            return;
        }
        hello = null;
        if (!said.serverName().isEmpty()) {
            session.record().note(Note.TLS_SERVER_NAME, said.serverName());
        }
        session.record().note(Note.TLS_JA3, Ja3.of(said));
        session.record().note(Note.TLS_JA4, Ja4.of(said));
    }

    /** Gives back what is kept of a hello that is not whole. */
    void release() {
        reader.stop();
    }
}
