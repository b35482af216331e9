package org.sundew.sim.redis;

import java.util.Optional;
import java.util.OptionalLong;

/** Numbers as Redis reads them: no sign but a minus, no blanks, no leading zeros. */
final class Numbers {
    private Numbers() {}

    static Optional<Long> of(String text) {
        if (!text.matches("0|-?[1-9]\\d{0,18}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            // nineteen digits can be too many
            return Optional.empty();
        }
    }

    /** Their sum, unless it overflows. */
    static OptionalLong sum(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }
}
