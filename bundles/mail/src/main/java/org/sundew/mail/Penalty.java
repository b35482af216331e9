package org.sundew.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How long one who was refused is made wait before he is heard again, as by Dovecot's auth penalty: each new guess doubles it, the
 * same one again does not, and all is forgotten once as long as the longest wait has passed since the last that counted. What
 * Dovecot keeps of an address is kept here of a session. One session's, on its thread.
 */
public final class Penalty {
    private static final int DOUBLED_MAX = 4;
    private static final int KNOWN_MAX = 10;

    private final Duration most;
    private final Deque<Credentials> known = new ArrayDeque<>();
    private int count;
    private Instant last = Instant.EPOCH;

    /** Makes nobody wait for longer than this. */
    public Penalty(Duration most) {
        this.most = most;
    }

    /** How long one who tries now waits before he is heard. */
    public Duration due(Instant now) {
        if (count == 0 || Duration.between(last, now).compareTo(most) >= 0) {
            forgive();
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(2L << count);
        return doubled.compareTo(most) < 0 ? doubled : most;
    }

    /** These were heard then and refused; nothing stands for what named nobody. */
    public void add(Optional<Credentials> tried, Instant heard) {
        if (tried.isPresent() && known.contains(tried.get())) {
            return;
        }
        tried.ifPresent(known::add);
        if (known.size() > KNOWN_MAX) {
            known.remove();
        }
        count = Math.min(count + 1, DOUBLED_MAX);
        last = heard;
    }

    /** Somebody got in: the next is heard at once. */
    public void forgive() {
        count = 0;
        known.clear();
    }
}
