package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Puts each message of our side of a TLS handshake that goes in the clear into a record of its own, as OpenSSL writes them.
 * The JDK packs several into one record, which RFC 8446 section 5.1 allows: but it tells a Java server from what it plays, and
 * scanners that look for a ServerHello of its own wait in vain. Stands between the network and the handshake's own handler,
 * and takes itself out once the handshake goes on encrypted. Lives on the session's thread.
 */
final class HandshakeRecords extends ChannelOutboundHandlerAdapter {
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int LENGTH_BYTES = 2;
    private static final int HANDSHAKE = 22;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof ByteBuf written) || !written.isReadable()) {
            var unused = context.write(message, promise);
            return;
        }
        ByteBuf apart = context.alloc().buffer(written.readableBytes() + RECORD_HEADER * 4);
        while (isInTheClear(written)) {
            split(written, apart);
        }
        boolean over = written.isReadable();
        apart.writeBytes(written);
        written.release();
        var unused = context.write(apart, promise);
        if (over) {
            context.pipeline().remove(this);
        }
    }

    /** Whether next comes a whole record of whole handshake messages; whatever else there is ends the clear part. */
    private static boolean isInTheClear(ByteBuf written) {
        int start = written.readerIndex();
        if (written.readableBytes() < RECORD_HEADER || written.getUnsignedByte(start) != HANDSHAKE) {
            return false;
        }
        int at = start + RECORD_HEADER;
        int end = at + written.getUnsignedShort(at - LENGTH_BYTES);
        if (end > written.writerIndex()) {
            return false;
        }
        while (end - at >= MESSAGE_HEADER) {
            at += messageBytes(written, at);
        }
        return at == end;
    }

    private static void split(ByteBuf written, ByteBuf apart) {
        int start = written.readerIndex();
        int at = start + RECORD_HEADER;
        int end = at + written.getUnsignedShort(at - LENGTH_BYTES);
        while (at < end) {
            int bytes = messageBytes(written, at);
            // the type and version of the record they came in
            apart.writeBytes(written, start, RECORD_HEADER - LENGTH_BYTES);
            apart.writeShort(bytes);
            apart.writeBytes(written, at, bytes);
            at += bytes;
        }
        written.readerIndex(end);
    }

    private static int messageBytes(ByteBuf written, int at) {
        return MESSAGE_HEADER + written.getUnsignedMedium(at + 1);
    }
}
