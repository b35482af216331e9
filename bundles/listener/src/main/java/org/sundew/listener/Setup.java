package org.sundew.listener;

/**
 * What the listener's own configuration says.
 *
 * @param scenario the active one
 * @param offset   added to sensor ports below 1024
 */
record Setup(String scenario, int offset, Defaults defaults) {
    private static final int PRIVILEGED_BELOW = 1024;

    /** The port to bind for this sensor port. */
    int bindPort(int port) {
        return port > 0 && port < PRIVILEGED_BELOW ? port + offset : port;
    }
}
