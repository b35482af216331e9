package org.sundew.win;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port that forwarders connect to: one thread that accepts, one for each connection, and no more connections than allowed.
 * One that cannot be opened is tried again every ten seconds. {@link #close} ends all of it.
 */
final class Port implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Port.class);
    private static final long AGAIN_SECONDS = 10;

    private final Settings.Place place;
    private final Identity identity;
    private final Records records;
    private final Turnstile turnstile;
    private final Counters counters;
    private final Refusals refusals;
    private final Seats seats;
    private final ScheduledExecutorService clock;
    private final ThreadGroup group = new ThreadGroup("sundew-win");
    private final Thread thread;
    private final ServerSocket server;
    private volatile String trouble = "";
    private volatile boolean closed;

    /** A port that is opened by a thread of its own. */
    Port(Settings.Place place, Identity identity, Records records, Turnstile turnstile, Counters counters)
            throws IOException {
        this.place = place;
        this.identity = identity;
        this.records = records;
        this.turnstile = turnstile;
        this.counters = counters;
        this.refusals = new Refusals(counters);
        this.seats = new Seats(place.connections());
        this.server = new ServerSocket();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "sundew-win-clock"));
        this.thread = daemon(this, "sundew-win-" + place.port());
        this.thread.start();
    }

    private Thread daemon(Runnable task, String name) {
        Thread made = new Thread(group, task, name);
        made.setDaemon(true);
        made.setUncaughtExceptionHandler((thread, e) -> LOG.error("{} has ended", thread.getName(), e));
        return made;
    }

    /** What keeps it from being open, or empty. */
    String trouble() {
        return trouble;
    }

    /** The port that is bound, or 0. */
    int bound() {
        return server.isBound() && !server.isClosed() ? server.getLocalPort() : 0;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                Tls tls = Tls.of(identity.keys(place.keystore(), place.password()), place.clients());
                bind();
                trouble = "";
                accept(tls);
            } catch (IOException | GeneralSecurityException e) {
                tell(String.valueOf(e.getMessage()));
                await();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private void bind() throws IOException {
        if (!server.isBound()) {
            server.setReuseAddress(true);
            server.bind(place.address()
                    .map(address -> new InetSocketAddress(address, place.port()))
                    .orElseGet(() -> new InetSocketAddress(place.port())));
            LOG.info("Windows events are taken at {}", server.getLocalSocketAddress());
        }
    }

    private void tell(String why) {
        if (!closed && !why.equals(trouble)) {
            LOG.warn("The port for Windows events is not open: {}", why);
            trouble = why;
        }
    }

    private void await() {
        try {
            if (clock.awaitTermination(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                closed = true;
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void accept(Tls tls) throws IOException {
        while (!closed) {
            Socket socket = server.accept();
            Forwarder forwarder = new Forwarder(socket, tls, records, turnstile, counters, refusals, clock);
            if (seats.take(forwarder)) {
                serve(forwarder);
            } else {
                refusals.add(socket.getInetAddress(), "there are " + place.connections() + " already");
                socket.close();
            }
        }
    }

    private void serve(Forwarder forwarder) {
        daemon(
                        () -> {
                            try {
                                forwarder.run();
                            } finally {
                                seats.leave(forwarder);
                            }
                        },
                        "sundew-win-forwarder")
                .start();
    }

    /** Closes the port and every connection; records that are being taken end first, or do not arrive. */
    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
        seats.close();
        group.interrupt();
        clock.shutdownNow();
    }
}
