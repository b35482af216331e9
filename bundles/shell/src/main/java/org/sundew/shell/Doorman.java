package org.sundew.shell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sundew.sim.Users;

/**
 * Who gets in: nobody, everybody, those on a list, or whoever has tried often enough. Shared by all sessions of a sim server;
 * thread-safe.
 */
public final class Doorman {
    /** How many visitors' tries are remembered; the one heard least recently is forgotten. */
    static final int VISITORS_MAX = 10_000;

    /** Whom to let in. */
    public enum Policy {
        /** Nobody. */
        NEVER,
        /** Everybody. */
        ALWAYS,
        /** The users on the list. */
        LIST,
        /** Those on the list, and every visitor from its nth password on. */
        TRIES
    }

    private final Policy policy;
    private final Users listed;
    private final int tries;
    private final Map<String, Integer> tried = new LinkedHashMap<>(64, 0.75f, true);

    private Doorman(Policy policy, Users listed, int tries) {
        this.policy = policy;
        this.listed = listed;
        this.tries = tries;
    }

    /**
     * Reads a policy.
     *
     * @param users {@code user:password}, one or several by commas in each string; a star stands for any
     * @throws IllegalArgumentException if a value is wrong: {@code key: what: value}
     */
    public static Doorman of(String policy, int tries, String... users) {
        Users listed = Users.of(users);
        try {
            return new Doorman(Policy.valueOf(policy.strip().toUpperCase(Locale.ROOT)), listed, tries);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("accept: must be never, always, list or tries: " + policy, e);
        }
    }

    /**
     * Whether this one gets in.
     *
     * @param visitor whose tries are counted together: an address
     */
    public boolean admits(String visitor, String user, String password) {
        return switch (policy) {
            case NEVER -> false;
            case ALWAYS -> true;
            case LIST -> listed.admit(user, password);
            case TRIES -> listed.admit(user, password) || enough(visitor);
        };
    }

    /** Whether a key gets in: keys are on no list. */
    public boolean admitsKey(String visitor) {
        return policy == Policy.ALWAYS || (policy == Policy.TRIES && enough(visitor));
    }

    private synchronized boolean enough(String visitor) {
        int count = tried.merge(visitor, 1, Integer::sum);
        if (tried.size() > VISITORS_MAX) {
            tried.remove(tried.keySet().iterator().next());
        }
        return count >= tries;
    }

    /** How many visitors are remembered. */
    synchronized int remembered() {
        return tried.size();
    }
}
