package org.sundew.sim.socks;

import java.util.Locale;

/** What a visitor wants of the proxy: a connection to there, one from there, or datagrams. */
record Wish(Verb verb, String host, int port) {
    enum Verb {
        CONNECT,
        BIND,
        UDP_ASSOCIATE;

        /** The verb with this number, 1 to 3, in both versions. */
        static Verb of(int command) {
            return switch (command) {
                case 1 -> CONNECT;
                case 2 -> BIND;
                default -> UDP_ASSOCIATE;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    String destination() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
