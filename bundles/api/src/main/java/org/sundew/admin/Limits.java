package org.sundew.admin;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The DOS limits: what holds, and whom it has hit. Three different things: a visitor is <em>locked out</em> (refused for a
 * while), or <em>ignored</em> (served, unrecorded); a whole transport is <em>locked up</em>. Thread-safe.
 */
@ProviderType
public interface Limits {
    /** Every setting in force, in the order of the cfg. */
    List<Setting> settings();

    /** The preset whose values hold where the cfg says nothing: {@code normal} or {@code cautious}. */
    String preset();

    /**
     * Makes this preset hold and writes it to the limiter's cfg. Keys that the cfg sets go on overriding it.
     *
     * @throws IllegalArgumentException if there is no such preset
     */
    void preset(String name);

    /** Who is locked out, the latest attempt first, at most so many. */
    List<LockOut> lockOuts(int limit);

    /** Who is ignored, the latest arrival first, at most so many. */
    List<Ignored> ignored(int limit);

    /** The transports that are locked up. */
    List<LockUp> lockUps();

    /** How many there are of each, and what the bounds turned away. */
    Counts counts();

    /**
     * Lifts every lock-out of this address (IPv4, or IPv6, which counts as its /64) or IPv4 /24 network, ends its being
     * ignored, and forgets what was counted of it.
     *
     * @return whether there was anything to lift or forget
     * @throws IllegalArgumentException if it is no address
     */
    boolean unlock(String address);

    /**
     * One setting.
     *
     * @param value  as a cfg would have it
     * @param preset what the preset says
     * @param origin {@code preset} or {@code cfg}
     */
    record Setting(String key, String value, String preset, String origin) {}

    /**
     * A visitor that is locked out of one transport.
     *
     * @param address  as in {@link VisitorView}, or an IPv4 network with {@code /24}
     * @param protocol {@code tcp}, {@code udp}, {@code icmp} or {@code win}
     * @param limit    the key of the limit that it exceeded
     * @param allowed  what that allows
     * @param since    when it was locked out
     * @param until    when it is let in again, if it does not try before
     * @param attempts how often it tried meanwhile
     */
    record LockOut(
            String address, String protocol, String limit, long allowed, Instant since, Instant until, long attempts) {}

    /**
     * A visitor that is served and not recorded.
     *
     * @param port    the sensor port, or 0 for all that have no limit of their own
     * @param until   when it is recorded again
     * @param ignored how many visits, the recorded samples included
     */
    record Ignored(
            String address,
            String protocol,
            int port,
            String limit,
            long allowed,
            Instant since,
            Instant until,
            long ignored) {}

    /**
     * A transport that is locked up.
     *
     * @param limit the key of its limit
     * @param used  the visits let in within the window
     * @param check when it is seen next whether the window has room
     */
    record LockUp(String protocol, String limit, long allowed, long used, Instant since, Instant check) {}

    /**
     * Counts.
     *
     * @param watched    visitors that any limit has hit and that are remembered for it, once for each transport
     * @param forgotten  those among such that were forgotten for others
     * @param unwatched  times that there was no room to remember one; it is refused or ignored all the same
     */
    record Counts(int lockedOut, int ignored, int lockedUp, int watched, long forgotten, long unwatched) {}
}
