package org.sundew.icmp;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of this machine, as they were at most a second ago. What a raw socket sees from one of them came from here:
 * the answer of our own kernel to a ping from this machine, for one. Confined to the reader's thread.
 */
final class OwnAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(OwnAddresses.class);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private Set<InetAddress> known = Set.of();
    private long looked;

    /** Looks when asked first. */
    OwnAddresses(LongSupplier nanos) {
        this.nanos = nanos;
        this.looked = nanos.getAsLong() - FRESH;
    }

    boolean contains(InetAddress address) {
        return address.isLoopbackAddress() || present().contains(address);
    }

    private Set<InetAddress> present() {
        long now = nanos.getAsLong();
        if (now - looked >= FRESH) {
            looked = now;
            look();
        }
        return known;
    }

    private void look() {
        try {
            // an IPv6 address is equal to itself with and without a scope
            known = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            LOG.warn("This machine's addresses cannot be read; those known before are used", e);
        }
    }
}
