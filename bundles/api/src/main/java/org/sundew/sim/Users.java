package org.sundew.sim;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who gets in: the log-ins that a sim server's cfg plants under {@code users}, each {@code user:password}. {@code *} stands for any
 * name or password. Immutable.
 */
public final class Users {
    private static final String ANY = "*";

    private final List<LogIn> listed;

    private record LogIn(String user, String password) {
        static LogIn of(String pair) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("users: must be user:password: " + pair);
            }
            return new LogIn(pair.substring(0, colon), pair.substring(colon + 1));
        }

        boolean is(String triedUser, String triedPassword) {
            return (user.equals(ANY) || user.equals(triedUser))
                    && (password.equals(ANY) || password.equals(triedPassword));
        }
    }

    private Users(List<LogIn> listed) {
        this.listed = listed;
    }

    /**
     * Reads the key's values: one or several log-ins by commas in each; blank ones are none.
     *
     * @throws IllegalArgumentException for one without a name and a colon: {@code key: what: value}
     */
    public static Users of(String... values) {
        return new Users(Stream.of(values)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .map(LogIn::of)
                .toList());
    }

    /** Whether nobody is listed. */
    public boolean isEmpty() {
        return listed.isEmpty();
    }

    /** Whether this name with this password gets in. */
    public boolean admit(String user, String password) {
        return listed.stream().anyMatch(each -> each.is(user, password));
    }
}
