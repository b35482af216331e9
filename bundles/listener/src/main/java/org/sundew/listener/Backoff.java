package org.sundew.listener;

import java.util.concurrent.TimeUnit;

/** When to try again what failed: after 1 s, then twice as long each time, up to a minute. One thread at a time. */
final class Backoff {
    private static final int MOST_SECONDS = 60;

    private int seconds;
    private long failedAt;

    void failed(long nanos) {
        seconds = seconds == 0 ? 1 : Math.min(MOST_SECONDS, seconds * 2);
        failedAt = nanos;
    }

    void succeeded() {
        seconds = 0;
    }

    boolean due(long nanos) {
        return nanos - failedAt >= TimeUnit.SECONDS.toNanos(seconds);
    }
}
