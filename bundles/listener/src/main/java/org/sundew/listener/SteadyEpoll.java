package org.sundew.listener;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;

/**
 * Netty's epoll, mended: a connection that once wants no event stays known to the kernel.
 *
 * <p>When a connection's interest becomes empty, Netty 4.2.18 (and still 4.2.20) takes it out of the epoll set but goes on as if
 * it were in: whatever it wants next fails with {@code ENOENT}, and the connection is closed. That happens to every visitor
 * that has half-closed its connection and is then slow to read, or is paused and resumed. An empty interest would not do
 * either: an error that nobody reads is reported again and again, and the loop spins (netty/netty#16683). So an empty
 * interest is put down as edge-triggered only, which reports an error once and nothing else.
 */
final class SteadyEpoll implements IoHandler {
    private final IoHandler epoll;

    private SteadyEpoll(IoHandler epoll) {
        this.epoll = epoll;
    }

    static IoHandlerFactory newFactory() {
        IoHandlerFactory plain = EpollIoHandler.newFactory();
        return new IoHandlerFactory() {
            @Override
            public IoHandler newHandler(ThreadAwareExecutor executor) {
                return new SteadyEpoll(plain.newHandler(executor));
            }

            @Override
            public boolean isChangingThreadSupported() {
                return plain.isChangingThreadSupported();
            }
        };
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return new Registration(epoll.register(handle));
    }

    @Override
    public void initialize() {
        epoll.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
        return epoll.run(context);
    }

    @Override
    public void prepareToDestroy() {
        epoll.prepareToDestroy();
    }

    @Override
    public void destroy() {
        epoll.destroy();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
        return epoll.isCompatible(type);
    }

    @Override
    public void wakeup() {
        epoll.wakeup();
    }

    private record Registration(IoRegistration plain) implements IoRegistration {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the signature is Netty's
        public <T> T attachment() {
            return plain.attachment();
        }

        @Override
        public long submit(IoOps interest) {
            return plain.submit(interest.equals(EpollIoOps.NONE) ? EpollIoOps.EPOLLET : interest);
        }

        @Override
        public boolean isValid() {
            return plain.isValid();
        }

        @Override
        public boolean cancel() {
            return plain.cancel();
        }
    }
}
