package org.sundew.intake.door;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Transport;

/**
 * One visitor's arrivals by one transport. Guarded by the visitor's stripe.
 *
 * <p>Ports are kept as {@code port << 47 | count}: the first in a field, as most visitors try one, the others in an array that
 * grows by doubling. Beyond the bound, all further ports share one entry, {@link #OTHERS}, so that a scan of every port costs
 * no more memory and still counts.
 */
class Tally {
    private static final int PORT_SHIFT = 47;
    private static final long COUNT_MASK = (1L << PORT_SHIFT) - 1;
    /** Not a port: the entry for all ports beyond the bound. */
    private static final int OTHERS = 1 << 16;

    private static final long[] NONE = {};

    final Transport transport;
    /** The visitor's tally by another transport. */
    @Nullable
    Tally another;

    long total;
    int open;
    /** How many of the total went to ports with a limit of their own; stops at the largest int. */
    private int limited;

    private int size;
    private long first;
    private long[] others = NONE;

    Tally(Transport transport) {
        this.transport = transport;
    }

    /** Counts an arrival at a sensor port, of which at most so many are told apart, and gives the count of that port. */
    final long count(int port, int bound) {
        total++;
        int place = place(port);
        if (place == size && size >= bound) {
            place = place(OTHERS);
            return place == size ? add(OTHERS) : increment(place);
        }
        return place == size ? add(port) : increment(place);
    }

    /** The arrival just counted went to a port with a limit of its own. */
    final void limited() {
        if (limited < Integer.MAX_VALUE) {
            limited++;
        }
    }

    /** How many arrivals went to ports without a limit of their own. */
    final long general() {
        return total - limited;
    }

    /** How many arrivals at this port were counted so far, as {@link #count} would count the next. */
    final long seen(int port, int bound) {
        int place = place(port);
        if (place == size && size >= bound) {
            place = place(OTHERS);
        }
        return place == size ? 0 : entry(place) & COUNT_MASK;
    }

    /** How many distinct ports there would be after an arrival at this one. */
    final int distinctWith(int port, int bound) {
        return seen(port, bound) > 0 ? size : size + 1;
    }

    /** Where this port is, or the place after the last one. */
    private int place(int port) {
        int place = 0;
        while (place < size && entry(place) >>> PORT_SHIFT != port) {
            place++;
        }
        return place;
    }

    private long entry(int place) {
        return place == 0 ? first : others[place - 1];
    }

    private long increment(int place) {
        long entry = place == 0 ? ++first : ++others[place - 1];
        return entry & COUNT_MASK;
    }

    private long add(int port) {
        long entry = (long) port << PORT_SHIFT | 1;
        if (size == 0) {
            first = entry;
        } else {
            if (size > others.length) {
                others = Arrays.copyOf(others, Math.max(2, others.length * 2));
            }
            others[size - 1] = entry;
        }
        size++;
        return 1;
    }

    /** Counts from zero again; sessions that are open stay counted as open. */
    final void reset() {
        total = 0;
        limited = 0;
        size = 0;
        first = 0;
        others = NONE;
    }

    /** Writes the counts; what is open is none of them. */
    final void write(DataOutputStream out) throws IOException {
        out.writeLong(total);
        out.writeInt(limited);
        out.writeInt(size);
        for (int place = 0; place < size; place++) {
            out.writeLong(entry(place));
        }
    }

    /** Takes the counts that {@link #write} wrote in place of its own. */
    final void read(DataInputStream in) throws IOException {
        total = in.readLong();
        limited = in.readInt();
        int ports = in.readInt();
        if (ports < 0 || ports > OTHERS) {
            throw new IOException("a visitor cannot have tried so many ports: " + ports);
        }
        first = ports > 0 ? in.readLong() : 0;
        others = ports > 1 ? new long[ports - 1] : NONE;
        for (int i = 0; i < ports - 1; i++) {
            others[i] = in.readLong();
        }
        size = ports;
    }

    /** How many distinct ports; those beyond the bound count as one. */
    final int distinct() {
        return size;
    }

    /** Passes on the ports that are told apart, in the order they were first tried. */
    final void eachPort(LongConsumer listener) {
        for (int place = 0; place < size; place++) {
            long port = entry(place) >>> PORT_SHIFT;
            if (port != OTHERS) {
                listener.accept(port);
            }
        }
    }
}
