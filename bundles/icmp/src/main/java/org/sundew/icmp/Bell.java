package org.sundew.icmp;

import com.sun.jna.Memory;
import java.io.IOException;

/** An eventfd: wakes the thread that polls it, from any other. Ringing it twice before anybody looks is ringing it once. */
final class Bell implements AutoCloseable {
    private static final int LENGTH = 8;

    private final int file;
    private final Memory one = new Memory(LENGTH);
    private final Memory sink = new Memory(LENGTH);
    private boolean closed;

    Bell() throws IOException {
        file = Kernel.eventfd(0, Kernel.NONBLOCK | Kernel.CLOEXEC);
        if (file < 0) {
            throw new IOException("eventfd: " + Kernel.strerror(Kernel.error()));
        }
        one.setLong(0, 1);
    }

    int file() {
        return file;
    }

    /** Wakes whoever polls. It fails only when the counter is full, and then the bell rings anyway. */
    synchronized void ring() {
        if (!closed) {
            Kernel.write(file, one, LENGTH);
        }
    }

    /** Silences it, by whoever was woken. */
    void heard() {
        Kernel.read(file, sink, LENGTH);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Kernel.close(file);
        }
    }
}
