package org.sundew.icmp;

import com.sun.jna.Memory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads the raw sockets. While intake is not open it does not: messages wait in the kernel's queue, and what
 * no longer fits there is counted. Sockets that cannot be opened are tried again every minute, and when the cfg is saved.
 */
final class Reader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final int RETRY_MS = (int) Duration.ofMinutes(1).toMillis();
    private static final int POLL_ENTRY = 8;
    private static final int POLL_EVENTS = 4;

    private final Arrivals arrivals;
    private final Counters counters;
    private final Bell bell;
    private final Memory polled = new Memory(3L * POLL_ENTRY);
    private @Nullable Settings applied;
    private @Nullable RawSocket v4;
    private @Nullable RawSocket v6;
    private volatile Settings settings;
    private volatile boolean stopped;
    private volatile List<String> troubles = List.of();
    private volatile boolean watching;

    Reader(Settings settings, Arrivals arrivals, Counters counters, Bell bell) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.counters = counters;
        this.bell = bell;
    }

    /** Takes other settings, within the moment. From any thread. */
    void apply(Settings next) {
        settings = next;
        bell.ring();
    }

    /** Intake has opened or closed. From any thread. */
    void look() {
        bell.ring();
    }

    /** Ends the thread. From any thread. */
    void stop() {
        stopped = true;
        bell.ring();
    }

    /** What keeps it from reading, in words, or empty. */
    List<String> troubles() {
        return troubles;
    }

    /** Whether at least one socket is open. */
    boolean watching() {
        return watching;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                open();
                await();
                read();
            }
        } catch (RuntimeException e) {
            LOG.error("ICMP is watched no more", e);
            troubles = List.of(
                    "nothing is watched any more, see the log: " + e.getClass().getSimpleName());
        } finally {
            close();
            bell.close();
        }
    }

    /** Has the sockets that the settings ask for, as far as the kernel lets us. */
    private void open() {
        Settings now = settings;
        boolean changed = !now.equals(applied);
        applied = now;
        List<String> failed = new ArrayList<>();
        v4 = socket(v4, false, now, changed, failed);
        v6 = socket(v6, true, now, changed, failed);
        watching = v4 != null || v6 != null;
        if (!failed.equals(troubles)) {
            failed.forEach(trouble -> LOG.warn("ICMP: {}", trouble));
            troubles = List.copyOf(failed);
        }
    }

    private @Nullable RawSocket socket(
            @Nullable RawSocket present, boolean ofV6, Settings now, boolean changed, List<String> failed) {
        if (now.types(ofV6).isEmpty()) {
            close(present);
            return null;
        }
        try {
            if (present == null) {
                return RawSocket.open(ofV6, now, counters);
            }
            if (changed) {
                present.apply(now);
            }
            return present;
        } catch (RefusedException e) {
            close(present);
            if (!e.absent()) {
                failed.add(trouble(ofV6, e));
            }
            return null;
        }
    }

    private static String trouble(boolean ofV6, RefusedException refused) {
        String what = ofV6 ? "IPv6 is not watched: " : "IPv4 is not watched: ";
        return what + (refused.forbidden() ? "a raw socket needs CAP_NET_RAW" : refused.getMessage());
    }

    /** Waits for the bell, or for messages if intake takes any. */
    private void await() {
        boolean open = arrivals.open();
        entry(0, bell.file());
        int entries = 1;
        if (open && v4 != null) {
            entry(entries++, v4.file());
        }
        if (open && v6 != null) {
            entry(entries++, v6.file());
        }
        Kernel.poll(polled, entries, troubles.isEmpty() ? -1 : RETRY_MS);
        bell.heard();
    }

    private void entry(int index, int file) {
        polled.setInt((long) index * POLL_ENTRY, file);
        polled.setInt((long) index * POLL_ENTRY + POLL_EVENTS, Kernel.POLLIN);
    }

    private void read() {
        v4 = read(v4);
        v6 = read(v6);
    }

    /** A turn of reading; the socket, or null if it is broken. */
    private @Nullable RawSocket read(@Nullable RawSocket socket) {
        Settings now = settings;
        if (socket == null || stopped || !arrivals.open()) {
            return socket;
        }
        try {
            socket.drain(message -> arrivals.take(message, now));
            return socket;
        } catch (IOException e) {
            LOG.warn("A raw socket is broken and will be opened anew", e);
            close(socket);
            return null;
        }
    }

    private void close() {
        close(v4);
        close(v6);
        v4 = null;
        v6 = null;
        watching = false;
    }

    private static void close(@Nullable RawSocket socket) {
        if (socket != null) {
            socket.close();
        }
    }
}
