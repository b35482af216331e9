package org.sundew.win;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.gate.VisitorKey;

/**
 * One connection of a forwarder, on a thread of its own. Until it has proved itself, by its certificate and by the token in its
 * first record as far as either is asked for, it can do nothing but be closed, at the latest when its time to log in is over.
 */
final class Forwarder implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    private final Socket socket;
    private final Tls tls;
    private final Records records;
    private final Turnstile turnstile;
    private final Counters counters;
    private final Refusals refusals;
    private final ScheduledExecutorService clock;
    private final long visitor;
    private volatile boolean trusted;
    /** Why it was closed before it proved itself, or empty. */
    private volatile String why = "";

    Forwarder(
            Socket socket,
            Tls tls,
            Records records,
            Turnstile turnstile,
            Counters counters,
            Refusals refusals,
            ScheduledExecutorService clock) {
        this.socket = socket;
        this.tls = tls;
        this.records = records;
        this.turnstile = turnstile;
        this.counters = counters;
        this.refusals = refusals;
        this.clock = clock;
        this.visitor = VisitorKey.of(socket.getInetAddress());
    }

    /** Whoever it is of, as the limits count them. */
    long visitor() {
        return visitor;
    }

    /** Whether it has proved itself. */
    boolean trusted() {
        return trusted;
    }

    @Override
    public void run() {
        ScheduledFuture<?> deadline =
                clock.schedule(this::tooLate, records.settings().login().toMillis(), TimeUnit.MILLISECONDS);
        try (socket;
                SSLSocket secure = tls.around(socket)) {
            socket.setKeepAlive(true);
            secure.startHandshake();
            read(new LineReader(secure.getInputStream(), records.settings().lineBytes()));
        } catch (IOException e) {
            over(e);
        } catch (InterruptedException e) {
            LOG.debug("Stopped while intake was closed", e);
        } finally {
            deadline.cancel(false);
        }
    }

    private void read(LineReader lines) throws IOException, InterruptedException {
        InetAddress receiver = socket.getLocalAddress();
        if (!records.settings().token().needed()) {
            trust();
        }
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().length == 0) {
                continue;
            }
            if (!trusted && !proves(line.get())) {
                return;
            }
            turnstile.pass();
            records.take(line.get(), receiver);
        }
        if (!trusted) {
            refusals.add(socket.getInetAddress(), "it hung up without a token");
        }
    }

    private boolean proves(byte[] line) {
        if (records.proves(line)) {
            trust();
            return true;
        }
        refusals.add(socket.getInetAddress(), "its first record has no token that is known");
        return false;
    }

    private void trust() {
        trusted = true;
        counters.trusted.incrementAndGet();
        LOG.info("{} forwards Windows events", socket.getInetAddress().getHostAddress());
    }

    private void over(IOException e) {
        if (!trusted) {
            refusals.add(socket.getInetAddress(), why.isEmpty() ? e.getClass().getSimpleName() : why);
        } else if (e instanceof LineTooLongException) {
            counters.malformed.incrementAndGet();
            LOG.warn(
                    "The connection of {} was closed: {}",
                    socket.getInetAddress().getHostAddress(),
                    e.getMessage());
        } else {
            LOG.info("{} forwards no more: {}", socket.getInetAddress().getHostAddress(), e.getMessage());
        }
    }

    private void tooLate() {
        if (!trusted) {
            why = "it did not prove itself in time";
            close();
        }
    }

    /** Ends it for others that come after it. */
    void evict() {
        why = "it had not proved itself when its place was needed";
        close();
    }

    /** Ends it, from any thread: without the farewell of TLS, which could wait for the peer. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A connection would not close", e);
        }
    }
}
