package org.sundew.icmp;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The few functions of the C library that a raw socket takes, and the constants of Linux on 64 bits that they want. Mapped
 * directly by JNA: a call costs no reflection and makes no objects.
 */
final class Kernel {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_RAW = 3;
    static final int NONBLOCK = 0x800;
    static final int CLOEXEC = 0x8_0000;

    static final int IPPROTO_ICMP = 1;
    static final int IPPROTO_IPV6 = 41;
    static final int IPPROTO_ICMPV6 = 58;

    static final int SOL_SOCKET = 1;
    static final int SO_RCVBUF = 8;
    static final int SO_RXQ_OVFL = 40;
    static final int IPV6_RECVPKTINFO = 49;
    static final int IPV6_PKTINFO = 50;
    static final int IPV6_RECVHOPLIMIT = 51;
    static final int IPV6_HOPLIMIT = 52;
    static final int SOL_RAW = 255;
    /** Of {@link #SOL_RAW} for IPv4, of {@link #IPPROTO_ICMPV6} for IPv6. */
    static final int ICMP_FILTER = 1;

    static final short POLLIN = 1;

    static final int EPERM = 1;
    static final int EACCES = 13;
    static final int EAFNOSUPPORT = 97;

    /** How many loaded the functions: a mapping that is left behind would keep an updated bundle in memory. */
    private static int users;

    private Kernel() {}

    /**
     * Maps the functions, unless they are.
     *
     * @throws LinkageError if JNA has no native part for this machine, or may not unpack it
     */
    static synchronized void load() {
        if (users == 0) {
            Native.register(Kernel.class, Platform.C_LIBRARY_NAME);
        }
        users++;
    }

    /** Takes the mapping back for one that loaded it and is in none of the functions; after the last it is gone. */
    static synchronized void unload() {
        users--;
        if (users == 0) {
            Native.unregister(Kernel.class);
        }
    }

    static native int socket(int domain, int type, int protocol);

    static native int setsockopt(int socket, int level, int name, Pointer value, int length);

    static native long recvmsg(int socket, Pointer message, int flags);

    static native int poll(Pointer sockets, long count, int milliseconds);

    static native int eventfd(int initial, int flags);

    static native long read(int file, Pointer bytes, long length);

    static native long write(int file, Pointer bytes, long length);

    static native int close(int file);

    static native String strerror(int error);

    /** What the last call on this thread failed with. */
    static int error() {
        return Native.getLastError();
    }
}
