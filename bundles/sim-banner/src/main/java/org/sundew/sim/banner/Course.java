package org.sundew.sim.banner;

import java.time.Duration;

/**
 * How a conversation goes: when to read, how often to send the banner, how long to wait.
 *
 * @param readBefore    hear the visitor before each banner
 * @param mustHaveInput send no banner to a visitor that said nothing
 * @param readAfter     keep listening after the last banner
 * @param banners       how many are sent, or {@link #ENDLESS}
 * @param timeout       how long to wait for the visitor each time
 */
record Course(boolean readBefore, boolean mustHaveInput, boolean readAfter, int banners, Duration timeout) {
    static final int ENDLESS = Integer.MAX_VALUE;

    /** Whether the visitor is ever listened to; if not, all is said at once. */
    boolean reads() {
        return readBefore || readAfter;
    }
}
