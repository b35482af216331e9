package org.sundew.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import org.sundew.event.ClosedBy;

/** What becomes of a connection just accepted. */
final class Doors {
    private Doors() {}

    /** Lets it in: the session begins on its loop's thread. */
    static void admit(Channel visitor, TcpSession session) {
        visitor.config().setAutoRead(false);
        ((SocketChannel) visitor).config().setAllowHalfClosure(true);
        visitor.pipeline().addLast(TcpInput.NAME, session.input());
        ChannelFuture registered = session.loop().executor().register(visitor);
        if (!registered.isSuccess()) {
            registered.addListener(done -> {
                if (!done.isSuccess()) {
                    session.end(ClosedBy.VISITOR);
                }
            });
        }
    }

    /** Closes it in good order. */
    static void close(Channel visitor) {
        if (visitor.isRegistered()) {
            var unused = visitor.close();
        } else {
            visitor.unsafe().closeForcibly();
        }
    }

    /** Resets it, so that nothing of it stays behind in the kernel. */
    static void reset(Channel visitor) {
        visitor.config().setOption(ChannelOption.SO_LINGER, 0);
        close(visitor);
    }
}
