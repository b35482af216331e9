package org.sundew.alert.email;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.alert.NotYet;

/** How many mails went out in the last hour, and whether one more may. For one thread at a time. */
final class Hourly {
    private static final Duration HOUR = Duration.ofHours(1);

    private final int most;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private @Nullable Instant heldSince;

    /** So many at most; 0 = without limit. */
    Hourly(int most) {
        this.most = most;
    }

    /** Returns if a mail may be sent now. */
    void check(Instant now) throws NotYet {
        // a clock that was set back must not hold mails for longer than an hour
        sent.removeIf(at -> !at.isAfter(now.minus(HOUR)) || at.isAfter(now));
        if (most == 0 || sent.size() < most) {
            return;
        }
        heldSince = heldSince == null ? now : heldSince;
        throw new NotYet(
                most + " mails in an hour are the limit",
                Duration.between(now, sent.element().plus(HOUR)));
    }

    /** Since when mails are held back, if the next one had to wait. */
    Optional<Instant> heldSince() {
        return Optional.ofNullable(heldSince);
    }

    /** A mail went out. */
    void sent(Instant now) {
        heldSince = null;
        if (most > 0) {
            sent.add(now);
        }
    }
}
