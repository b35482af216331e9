package org.sundew.sim.socks;

import java.util.Locale;

/** What a request is answered (RFC 1928 section 6; SOCKS 4 has one no for all). */
enum Answer {
    SUCCESS(0),
    FAILURE(1),
    NOT_ALLOWED(2),
    NETWORK_UNREACHABLE(3),
    HOST_UNREACHABLE(4),
    REFUSED(5),
    COMMAND_NOT_SUPPORTED(7),
    ADDRESS_NOT_SUPPORTED(8);

    private final int code;

    Answer(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The word in the cfg and in notes. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
