package org.sundew.sim.ssh;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.io.AbstractIoWriteFuture;
import org.apache.sshd.common.io.IoService;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.closeable.AbstractCloseable;
import org.sundew.event.Endpoint;

/** What MINA takes for a connection: its bytes go to the session, and come from it. */
final class Wire extends AbstractCloseable implements IoSession {
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final Bridge bridge;
    private final Map<Object, Object> attributes = new ConcurrentHashMap<>(4);

    Wire(Bridge bridge) {
        this.bridge = bridge;
    }

    Bridge bridge() {
        return bridge;
    }

    @Override
    public long getId() {
        return id;
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return address(bridge.visit().visitor());
    }

    @Override
    public SocketAddress getLocalAddress() {
        return address(bridge.visit().sensor());
    }

    @Override
    public SocketAddress getAcceptanceAddress() {
        return getLocalAddress();
    }

    private static SocketAddress address(Endpoint endpoint) {
        return new InetSocketAddress(endpoint.address(), endpoint.port());
    }

    @Override
    @SuppressWarnings("NullAway") // MINA reads null as none
    public Object getAttribute(Object key) {
        return attributes.get(key);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Object setAttribute(Object key, Object value) {
        return attributes.put(key, value);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Object setAttributeIfAbsent(Object key, Object value) {
        return attributes.putIfAbsent(key, value);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Object removeAttribute(Object key) {
        return attributes.remove(key);
    }

    @Override
    public IoWriteFuture writeBuffer(Buffer buffer) {
        bridge.send(buffer.getCompactData());
        return AbstractIoWriteFuture.fulfilled(this, true);
    }

    /** There is none: nothing listens here. */
    @Override
    @SuppressWarnings("NullAway") // MINA asks for it only to close an acceptor's sessions
    public IoService getService() {
        return null;
    }

    @Override
    public void shutdownOutputStream() {
        bridge.close();
    }

    @Override
    public void suspendRead() {
        // the window bounds what comes
    }

    @Override
    public void resumeRead() {
        // never suspended
    }

    @Override
    protected void doCloseImmediately() {
        bridge.close();
        super.doCloseImmediately();
    }
}
