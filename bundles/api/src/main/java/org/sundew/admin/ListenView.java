package org.sundew.admin;

/**
 * One port of one listen.
 *
 * @param port      the sensor port, as configured
 * @param boundPort the port really bound, or 0
 * @param state     {@code open}, {@code parked} (held, not accepting), {@code error}, {@code inactive} (another scenario) or
 *                  {@code disabled}
 * @param error     why it is not open, or empty
 * @param open      sessions open now
 * @param visits    arrivals since the listen appeared, kept over its cfg edits
 */
public record ListenView(
        String name,
        String sim,
        String transport,
        String bind,
        int port,
        int boundPort,
        String scenario,
        String state,
        String error,
        int open,
        long visits) {}
