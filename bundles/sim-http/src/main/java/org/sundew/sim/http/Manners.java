package org.sundew.sim.http;

/**
 * How patient a server is.
 *
 * @param firstSeconds     how long it waits for a first byte
 * @param headSeconds      how long it waits for a whole head
 * @param bodySeconds      how long it waits for the next piece of a body
 * @param keepAliveSeconds how long it waits for the next request; 0: one request a connection
 * @param requestsMax      the request after which it closes
 * @param lingerSeconds    how long it hears a visitor out whom it has refused
 */
record Manners(
        int firstSeconds, int headSeconds, int bodySeconds, int keepAliveSeconds, int requestsMax, int lingerSeconds) {

    /** The same, but where the operator said otherwise: a negative number is not said. */
    Manners but(int head, int body, int keepAlive, int requests) {
        return new Manners(
                firstSeconds,
                head < 0 ? headSeconds : head,
                body < 0 ? bodySeconds : body,
                keepAlive < 0 ? keepAliveSeconds : keepAlive,
                requests < 0 ? requestsMax : requests,
                lingerSeconds);
    }
}
