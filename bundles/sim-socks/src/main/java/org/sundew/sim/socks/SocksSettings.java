package org.sundew.sim.socks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.sundew.sim.Users;

/**
 * A checked configuration.
 *
 * @param free whether SOCKS 5 clients get in without a log-in
 * @param asks whether they may log in
 * @param delay how long a request waits for its answer
 * @param data how many bytes are kept of what is sent through
 */
record SocksSettings(boolean free, boolean asks, Users users, Answer answer, Duration delay, int data) {
    static SocksSettings of(SocksSim.Config config) {
        String auth = config.auth().trim();
        if (!List.of("none", "password", "any").contains(auth)) {
            throw new IllegalArgumentException("auth: must be none, password or any: " + auth);
        }
        return new SocksSettings(
                !auth.equals("password"),
                !auth.equals("none"),
                Users.of(config.users()),
                answer(config.answer().trim()),
                Duration.ofMillis(within("answer.ms", config.answer_ms(), 60_000)),
                within("data.bytes", config.data_bytes(), 65_536));
    }

    boolean admits(String user, String password) {
        return users.admit(user, password);
    }

    private static Answer answer(String word) {
        return Stream.of(Answer.values())
                .filter(each -> each.word().equals(word) && each.code() <= Answer.REFUSED.code())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("answer: must be failure, not-allowed,"
                        + " network-unreachable, host-unreachable, refused or success: " + word));
    }

    private static int within(String key, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(key + ": must be 0 to " + max + ": " + value);
        }
        return value;
    }
}
