package org.sundew.win;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration, checked.
 *
 * @param place     what the port is; another one means a new port
 * @param token     what the first record of a connection needs, if anything
 * @param kinds     which records are arrivals
 * @param login     how long a connection may take to prove itself
 * @param lineBytes the longest record
 * @param logBytes  how much of it is kept
 */
record Settings(Place place, Token token, Kinds kinds, Duration login, int lineBytes, int logBytes) {
    private static final int LARGEST = 65_535;

    /**
     * The port.
     *
     * @param address     where it listens; empty for everywhere
     * @param port        0 for nowhere
     * @param keystore    PKCS #12 file; empty for the own identity
     * @param clients     certificates that vouch for forwarders
     * @param connections how many forwarders at a time
     */
    record Place(
            Optional<InetAddress> address,
            int port,
            String keystore,
            String password,
            Optional<Path> clients,
            int connections) {
        /** Without the password. */
        @Override
        public String toString() {
            return address.map(InetAddress::getHostAddress).orElse("all") + ":" + port;
        }
    }

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value is wrong, as {@code key: what: value}
     */
    static Settings of(WinInput.Config config) {
        Token token = new Token(config.token().strip());
        Optional<Path> clients = path("tls.clients", config.tls_clients());
        if (config.port() != 0 && !token.needed() && clients.isEmpty()) {
            throw new IllegalArgumentException(
                    "token: with a port, it or tls.clients is needed, or anybody could make up records: ");
        }
        Place place = new Place(
                address(config.bind().strip()),
                config.port(),
                path("tls.keystore", config.tls_keystore()).map(Path::toString).orElse(""),
                config.tls_keystore_password(),
                clients,
                config.connections_max());
        return new Settings(
                place,
                token,
                new Kinds(ids("events.more", config.events_more()), ids("events.never", config.events_never())),
                Duration.ofSeconds(config.login_seconds()),
                config.line_bytes(),
                config.log_bytes());
    }

    /** The same with the port closed. */
    Settings closed() {
        Place nowhere = new Place(place.address(), 0, "", "", Optional.empty(), place.connections());
        return new Settings(nowhere, token, kinds, login, lineBytes, logBytes);
    }

    private static Optional<Path> path(String key, String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(key + ": not a path: " + text, e);
        }
    }

    private static Optional<InetAddress> address(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "all" -> Optional.empty();
            case "loopback" -> Optional.of(InetAddress.getLoopbackAddress());
            default ->
                Optional.of(Addresses.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "bind: loopback, all or an address is expected: " + text)));
        };
    }

    /** Event ids by commas. */
    private static Set<Integer> ids(String key, String text) {
        Set<Integer> ids = new HashSet<>();
        for (String part : text.split(",", -1)) {
            String id = part.strip();
            if (!id.isEmpty()) {
                ids.add(id(key, id));
            }
        }
        return ids;
    }

    private static int id(String key, String text) {
        try {
            int id = Integer.parseInt(text);
            if (id >= 0 && id <= LARGEST) {
                return id;
            }
            throw new IllegalArgumentException(key + ": event ids are 0 to 65535: " + text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + ": not an event id: " + text, e);
        }
    }
}
