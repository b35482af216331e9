package org.sundew.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/** What becomes of a connection just accepted. */
final class Doors {
    private Doors() {}

    /** Lets it in: the session begins on its loop's thread. */
    static void admit(Channel visitor, TcpSession session) {
        visitor.config().setAutoRead(false);
        visitor.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        visitor.pipeline().addLast(SessionHandler.NAME, new SessionHandler(session));
        session.loop().executor().register(visitor).addListener(done -> {
            if (!done.isSuccess()) {
                session.gone();
            }
        });
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
