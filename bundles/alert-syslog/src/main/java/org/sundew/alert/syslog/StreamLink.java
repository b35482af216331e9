package org.sundew.alert.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One connection that stays open, by TCP or TLS.
 *
 * <p>A receiver never answers, so a write that succeeds says only that our own system took the bytes. Two things make the gap
 * smaller. Before each batch we look whether the receiver has closed its end, as it does when it is stopped. And when a
 * connection has broken, the last messages that went into it are sent once more over the next one, before anything else: a
 * receiver may get them twice, with the same event id.
 *
 * <p>A write that takes too long, since the receiver hangs, is ended by closing the connection from another thread.
 */
final class StreamLink implements Link {
    private static final int GLANCE_MILLIS = 1;
    private static final int MOST_GLANCES = 16;

    private final Dial dial;
    private final Framing framing;
    private final Duration patience;
    private final int resend;
    private final Deque<byte[]> last = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor watch;
    private @Nullable Connection connection;
    /** The socket that something may wait on. */
    private volatile @Nullable Socket busy;

    private volatile boolean closed;
    private boolean broken;

    /** Makes connections. */
    interface Dial {
        /** Makes one; {@code plain} is told of the socket before anything may wait on it. */
        Socket dial(Plain plain) throws IOException;
    }

    /** Hears of the socket of a connection in the making. */
    interface Plain {
        void made(Socket socket);
    }

    /** The plain socket is the one that can be closed by others: closing TLS waits for the writer. */
    private record Connection(Socket socket, Socket plain) {}

    StreamLink(Dial dial, Framing framing, Duration patience, int resend) {
        this.dial = dial;
        this.framing = framing;
        this.patience = patience;
        this.resend = resend;
        this.watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sundew-syslog-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        watch.setKeepAliveTime(1, TimeUnit.MINUTES);
        watch.allowCoreThreadTimeOut(true);
    }

    @Override
    public void send(List<byte[]> messages) throws IOException {
        Connection open = usable();
        List<byte[]> all = new ArrayList<>(messages);
        if (broken) {
            all.addAll(0, last);
        }
        busy = open.plain();
        watched(() -> write(open.socket(), all));
        broken = false;
        remember(messages);
    }

    private int write(Socket socket, List<byte[]> messages) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        messages.forEach(message -> framing.frame(message, frames));
        frames.writeTo(socket.getOutputStream());
        socket.getOutputStream().flush();
        return frames.size();
    }

    private void remember(List<byte[]> messages) {
        for (byte[] message : messages.subList(Math.max(0, messages.size() - resend), messages.size())) {
            last.add(message);
        }
        while (last.size() > resend) {
            last.remove();
        }
    }

    private Connection usable() throws IOException {
        Connection present = connection;
        if (present != null && !ended(present.socket())) {
            return present;
        }
        drop();
        Connection fresh = watched(this::dialled);
        connection = fresh;
        if (closed) {
            drop();
            throw new IOException("the sink was closed");
        }
        return fresh;
    }

    private Connection dialled() throws IOException {
        Socket socket = dial.dial(plain -> busy = plain);
        return new Connection(socket, Objects.requireNonNull(busy));
    }

    /** Whether the receiver has closed its end, or the connection is broken. What a receiver says is of no interest. */
    private static boolean ended(Socket socket) {
        try {
            socket.setSoTimeout(GLANCE_MILLIS);
            InputStream in = socket.getInputStream();
            byte[] said = new byte[1024];
            for (int i = 0; i < MOST_GLANCES; i++) {
                if (in.read(said) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T watched(Work<T> work) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> alarm = watch.schedule(
                () -> {
                    late.set(true);
                    closeBusy();
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return work.run();
        } catch (IOException e) {
            drop();
            if (late.get()) {
                throw new IOException(
                        "the receiver has not answered or taken anything for " + patience.toSeconds() + " s", e);
            }
            throw e;
        } finally {
            alarm.cancel(false);
        }
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            broken = true;
            close(open.plain());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more, closed or not
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        closeBusy();
    }

    private void closeBusy() {
        Socket socket = busy;
        if (socket != null) {
            close(socket);
        }
    }
}
