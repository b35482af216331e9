package org.sundew.mail;

import java.time.Duration;
import org.sundew.sim.Users;

/**
 * A checked configuration of a server of mailboxes: the keys that POP3's and IMAP's have in common. Immutable.
 *
 * @param banner the greeting
 * @param accounts who gets in
 * @param refusal how long a refused log-in waits for its answer
 * @param penalty how long one who was refused waits at the most before he is heard again
 * @param tries after how many refused log-ins the session is closed, 0 for never
 * @param tls whether encryption is offered
 */
public record LoginSettings(String banner, Users accounts, Duration refusal, Duration penalty, int tries, boolean tls) {
    /** How {@code users} is described, SMTP's too. */
    public static final String USERS = "Who can log in: user:password, by commas; * stands for any name or password";

    /** How {@code refusal.seconds} is described, SMTP's too. */
    public static final String REFUSAL = "How long a refused log-in waits for its answer, in s";

    /** How {@code penalty.max.seconds} is described, SMTP's too. */
    public static final String PENALTY =
            "How long one who guesses on waits besides, in s: twice as long each time, this at the most; 0 = not at all";

    /** How {@code tries.max} is described. */
    public static final String TRIES = "After how many refused log-ins the session is closed, 0 = never";

    /**
     * Checks the values of {@code banner}, {@code users}, {@code refusal.seconds}, {@code penalty.max.seconds}, {@code tries.max} and {@code tls}.
     *
     * @throws IllegalArgumentException for one that makes no sense, naming the key
     */
    public static LoginSettings of(
            String banner, String[] users, int refusalSeconds, int penaltySeconds, int triesMax, String tls) {
        return new LoginSettings(
                Words.oneLine("banner", banner),
                Users.of(users),
                Duration.ofSeconds(Words.within("refusal.seconds", refusalSeconds, 0, 60)),
                Duration.ofSeconds(Words.within("penalty.max.seconds", penaltySeconds, 0, 60)),
                Words.within("tries.max", triesMax, 0, 1000),
                Words.onOff("tls", tls));
    }
}
