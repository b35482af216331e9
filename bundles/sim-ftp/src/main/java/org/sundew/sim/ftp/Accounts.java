package org.sundew.sim.ftp;

import java.util.ArrayList;
import java.util.List;

/** Who gets in. */
final class Accounts {
    private static final String ANY = "*";

    private final boolean anonymous;
    private final List<Account> listed;

    private record Account(String user, String password) {
        boolean admits(String triedUser, String triedPassword) {
            return (user.equals(ANY) || user.equals(triedUser))
                    && (password.equals(ANY) || password.equals(triedPassword));
        }
    }

    private Accounts(boolean anonymous, List<Account> listed) {
        this.anonymous = anonymous;
        this.listed = List.copyOf(listed);
    }

    /** Reads {@code user:password} pairs, one or several by commas in each string. */
    static Accounts of(boolean anonymous, String... users) {
        List<Account> listed = new ArrayList<>();
        for (String pair : Words.byCommas(users)) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("users: must be user:password: " + pair);
            }
            listed.add(new Account(pair.substring(0, colon), pair.substring(colon + 1)));
        }
        return new Accounts(anonymous, listed);
    }

    /** Whether this name is a guest's, for whom any password will do. */
    boolean guest(String user) {
        return anonymous && (user.equalsIgnoreCase("anonymous") || user.equalsIgnoreCase("ftp"));
    }

    boolean admits(String user, String password) {
        return listed.stream().anyMatch(account -> account.admits(user, password));
    }
}
