package org.sundew.icmp;

import com.sun.jna.Memory;
import java.io.IOException;
import java.net.InetAddress;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A raw socket for ICMP or ICMPv6, which never sends. Confined to the reader's thread.
 *
 * <p>It is read by recvmsg(2) into one block of native memory, made once: an IPv4 packet comes with its header, an ICMPv6
 * message without, so its destination and hop limit come as control messages (RFC 3542). A third control message says how
 * many messages the kernel has dropped so far because the queue was full. The offsets are those of Linux on 64 bits.
 */
final class RawSocket implements AutoCloseable {
    /** After so many messages somebody else has a turn. */
    private static final int TURN = 256;

    private static final int PACKET = 65_536;

    /** struct msghdr: name, its length, iov, its count, control, its length, flags. */
    private static final int HEADER = 56;

    private static final int NAME_LENGTH_AT = 8;
    private static final int IOV_AT = 16;
    private static final int IOV_COUNT_AT = 24;
    private static final int CONTROL_AT = 32;
    private static final int CONTROL_LENGTH_AT = 40;

    private static final int NAME = 128;
    /** Of struct sockaddr_in6: where the address is. */
    private static final int NAME_ADDRESS = 8;

    private static final int CONTROL = 256;
    /** struct cmsghdr: length, level, type. */
    private static final int CONTROL_HEADER = 16;

    private static final int EAGAIN = 11;
    private static final int EINTR = 4;
    private static final int FILTER_V6 = 32;

    private final boolean v6;
    private final Counters counters;
    private final int file;
    private final Memory header = new Memory(HEADER);
    private final Memory vector = new Memory(16);
    private final Memory name = new Memory(NAME);
    private final Memory control = new Memory(CONTROL);
    private final Memory packet = new Memory(PACKET);
    private final byte[] bytes = new byte[PACKET];
    private long dropped;

    /** What came with a message. */
    private record Extras(@Nullable InetAddress destination, int hops) {}

    private RawSocket(boolean v6, int file, Counters counters) {
        this.v6 = v6;
        this.file = file;
        this.counters = counters;
        header.clear();
        header.setPointer(0, name);
        header.setPointer(IOV_AT, vector);
        header.setLong(IOV_COUNT_AT, 1);
        header.setPointer(CONTROL_AT, control);
        vector.setPointer(0, packet);
        vector.setLong(8, PACKET);
    }

    /**
     * Opens one for ICMPv6 or for ICMP.
     *
     * @throws RefusedException if the kernel does not let us
     */
    static RawSocket open(boolean v6, Settings settings, Counters counters) throws RefusedException {
        int file = Kernel.socket(
                v6 ? Kernel.AF_INET6 : Kernel.AF_INET,
                Kernel.SOCK_RAW | Kernel.NONBLOCK | Kernel.CLOEXEC,
                v6 ? Kernel.IPPROTO_ICMPV6 : Kernel.IPPROTO_ICMP);
        if (file < 0) {
            throw new RefusedException("socket", Kernel.error());
        }
        RawSocket socket = new RawSocket(v6, file, counters);
        try {
            socket.configure();
            socket.apply(settings);
            return socket;
        } catch (RefusedException e) {
            socket.close();
            throw e;
        }
    }

    private void configure() throws RefusedException {
        option(Kernel.SOL_SOCKET, Kernel.SO_RXQ_OVFL, 1);
        if (v6) {
            option(Kernel.IPPROTO_IPV6, Kernel.IPV6_RECVPKTINFO, 1);
            option(Kernel.IPPROTO_IPV6, Kernel.IPV6_RECVHOPLIMIT, 1);
        }
    }

    /** Takes another buffer size, and has the kernel keep back the types that nobody asks for. */
    void apply(Settings settings) throws RefusedException {
        option(Kernel.SOL_SOCKET, Kernel.SO_RCVBUF, settings.buffer());
        filter(settings.types(v6));
    }

    /** A bit set keeps a type back. For ICMP the filter knows only the types below 32; the others are left to us. */
    private void filter(BitSet wanted) throws RefusedException {
        int words = v6 ? FILTER_V6 / Integer.BYTES : 1;
        try (Memory filter = new Memory((long) words * Integer.BYTES)) {
            filter.clear();
            for (int type = wanted.nextClearBit(0); type < words * Integer.SIZE; type = wanted.nextClearBit(type + 1)) {
                long at = (long) type / Integer.SIZE * Integer.BYTES;
                filter.setInt(at, filter.getInt(at) | (1 << (type % Integer.SIZE)));
            }
            option(v6 ? Kernel.IPPROTO_ICMPV6 : Kernel.SOL_RAW, Kernel.ICMP_FILTER, filter);
        }
    }

    private void option(int level, int option, int value) throws RefusedException {
        try (Memory number = new Memory(Integer.BYTES)) {
            number.setInt(0, value);
            option(level, option, number);
        }
    }

    private void option(int level, int option, Memory value) throws RefusedException {
        if (Kernel.setsockopt(file, level, option, value, (int) value.size()) < 0) {
            throw new RefusedException("setsockopt " + option, Kernel.error());
        }
    }

    int file() {
        return file;
    }

    /** Passes on what waits, up to one turn. */
    void drain(Consumer<Message> taker) throws IOException {
        for (int i = 0; i < TURN; i++) {
            int length = receive();
            if (length < 0) {
                return;
            }
            Extras extras = extras();
            Optional<Message> message = message(length, extras);
            message.ifPresentOrElse(taker, counters.malformed::incrementAndGet);
        }
    }

    /** The length of the next packet, or -1 if none waits. */
    private int receive() throws IOException {
        header.setInt(NAME_LENGTH_AT, NAME);
        header.setLong(CONTROL_LENGTH_AT, CONTROL);
        int length = (int) Kernel.recvmsg(file, header, 0);
        if (length >= 0) {
            packet.read(0, bytes, 0, length);
            return length;
        }
        int error = Kernel.error();
        if (error != EAGAIN && error != EINTR) {
            throw new RefusedException("recvmsg", error);
        }
        return -1;
    }

    private Optional<Message> message(int length, Extras extras) {
        if (!v6) {
            return Packet.v4(bytes, length);
        }
        InetAddress destination = extras.destination();
        if (destination == null) {
            return Optional.empty();
        }
        return Packet.v6(
                bytes, length, Packet.address(name.getByteArray(NAME_ADDRESS, 16), 0, 16), destination, extras.hops());
    }

    private Extras extras() {
        InetAddress destination = null;
        int hops = -1;
        long end = Math.min(CONTROL, header.getLong(CONTROL_LENGTH_AT));
        for (long at = 0; at + CONTROL_HEADER <= end; ) {
            long length = control.getLong(at);
            long data = at + CONTROL_HEADER;
            if (length < CONTROL_HEADER || at + length > end) {
                break;
            }
            switch (control.getInt(at + 12)) {
                case Kernel.IPV6_PKTINFO -> destination = Packet.address(control.getByteArray(data, 16), 0, 16);
                case Kernel.IPV6_HOPLIMIT -> hops = control.getInt(data);
                case Kernel.SO_RXQ_OVFL -> dropped(control.getInt(data));
                default -> {
                    // nothing else was asked for
                }
            }
            at += (length + 7) & ~7L;
        }
        return new Extras(destination, hops);
    }

    /** The kernel counts from the socket's beginning, in 32 bits. */
    private void dropped(int count) {
        long sinceLast = Integer.toUnsignedLong(count - (int) dropped);
        if (sinceLast > 0) {
            dropped += sinceLast;
            counters.dropped.addAndGet(sinceLast);
        }
    }

    @Override
    public void close() {
        Kernel.close(file);
    }
}
