package org.sundew.intake.door;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Transport;

/**
 * One visitor's arrivals by one transport. Guarded by the visitor's stripe.
 *
 * <p>Ports are kept in one array that grows by doubling, each entry a port and its count: {@code port << 47 | count}. Beyond
 * the bound, all further ports share one entry, {@link #OTHERS}, so that a scan of every port costs no more memory and still
 * counts.
 */
final class Tally {
    private static final int PORT_SHIFT = 47;
    private static final long COUNT_MASK = (1L << PORT_SHIFT) - 1;
    /** Not a port: the entry for all ports beyond the bound. */
    private static final int OTHERS = 1 << 16;

    final Transport transport;
    final @Nullable Tally next;
    long total;
    int open;
    private int size;
    private long[] ports = new long[1];

    Tally(Transport transport, @Nullable Tally next) {
        this.transport = transport;
        this.next = next;
    }

    /** Counts an arrival at a sensor port, of which at most so many are told apart, and gives the count of that port. */
    long count(int port, int bound) {
        total++;
        int place = place(port);
        if (place == size && size >= bound) {
            place = place(OTHERS);
            return place == size ? add(OTHERS) : ++ports[place] & COUNT_MASK;
        }
        return place == size ? add(port) : ++ports[place] & COUNT_MASK;
    }

    /** Where this port is, or the place after the last one. */
    private int place(int port) {
        for (int i = 0; i < size; i++) {
            if (ports[i] >>> PORT_SHIFT == port) {
                return i;
            }
        }
        return size;
    }

    private long add(int port) {
        if (size == ports.length) {
            ports = Arrays.copyOf(ports, size * 2);
        }
        ports[size++] = (long) port << PORT_SHIFT | 1;
        return 1;
    }

    /** How many distinct ports; those beyond the bound count as one. */
    int distinct() {
        return size;
    }

    /** Passes on the ports that are told apart, in the order they were first tried. */
    void eachPort(LongConsumer listener) {
        for (int i = 0; i < size; i++) {
            long port = ports[i] >>> PORT_SHIFT;
            if (port != OTHERS) {
                listener.accept(port);
            }
        }
    }
}
