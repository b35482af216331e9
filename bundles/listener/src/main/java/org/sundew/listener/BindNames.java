package org.sundew.listener;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a listen binds, by name (KFSensor manual, Edit Listen): {@code all}, {@code loopback}, a numeric address,
 * {@code first-private}, {@code second-public} …, or a list of those. Names are looked up anew each time, so that a listen
 * survives a change of addresses.
 *
 * <p>Private are RFC 1918's networks and IPv6's fc00::/7; public is what is neither private nor loopback nor link-local.
 * Addresses count in the order of their interfaces, IPv4 before IPv6.
 */
record BindNames(String text) {
    /** Every address. */
    static final BindNames ALL = new BindNames("all");

    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    /**
     * Checks the names, without looking them up.
     *
     * @throws IllegalArgumentException if one is unknown; the message says so
     */
    static BindNames parse(String text) {
        String normal = text.isBlank() ? "all" : text.strip().toLowerCase(Locale.ROOT);
        for (String name : normal.split(",", -1)) {
            check(name.strip());
        }
        return new BindNames(normal);
    }

    private static void check(String name) {
        boolean known =
                name.equals("all") || name.equals("loopback") || rank(name) >= 0 || Network.address(name) != null;
        if (!known) {
            throw new IllegalArgumentException(
                    "not all, loopback, an address, or first-private, second-public and the like");
        }
    }

    /** The place of {@code third-public} among its kind, from 0, or -1 if the name is not of that form. */
    private static int rank(String name) {
        int dash = name.indexOf('-');
        boolean kind = name.endsWith("-private") || name.endsWith("-public");
        return kind ? ORDINALS.indexOf(name.substring(0, dash)) : -1;
    }

    /** Whether what the names mean changes with this host's addresses. */
    boolean varies() {
        return text.contains("-p");
    }

    /**
     * The addresses these names mean now; the wildcard address for {@code all}.
     *
     * @throws SocketException if a name means no address now, or the interfaces cannot be read
     */
    Set<InetAddress> resolve() throws SocketException {
        return resolve(present());
    }

    /** As {@link #resolve()}, if these were this host's addresses. */
    Set<InetAddress> resolve(List<InetAddress> present) throws SocketException {
        Set<InetAddress> found = new LinkedHashSet<>();
        for (String name : text.split(",", -1)) {
            found.addAll(resolve(name.strip(), present));
        }
        return found;
    }

    private static List<InetAddress> resolve(String name, List<InetAddress> present) throws SocketException {
        if (name.equals("all")) {
            return List.of(new InetSocketAddress(0).getAddress());
        }
        if (name.equals("loopback")) {
            return present.stream().filter(InetAddress::isLoopbackAddress).toList();
        }
        InetAddress address = Network.address(name);
        if (address != null) {
            return List.of(address);
        }
        boolean wanted = name.endsWith("-private");
        return List.of(present.stream()
                .filter(each -> isRoutable(each) && isPrivate(each) == wanted)
                .skip(rank(name))
                .findFirst()
                .orElseThrow(() -> new SocketException("this host has no " + name + " address")));
    }

    private static boolean isRoutable(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isMulticastAddress();
    }

    private static boolean isPrivate(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.isSiteLocalAddress();
        }
        return (address.getAddress()[0] & 0xFE) == 0xFC;
    }

    /** This host's addresses, by interface, IPv4 before IPv6. */
    static List<InetAddress> present() throws SocketException {
        List<InetAddress> addresses = new ArrayList<>();
        NetworkInterface.networkInterfaces()
                .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                .forEach(each -> each.inetAddresses().forEach(addresses::add));
        addresses.sort(Comparator.comparing(each -> !(each instanceof Inet4Address)));
        return addresses;
    }
}
