package org.sundew.mail;

import java.util.ArrayList;
import java.util.List;

/** Who gets in: the cfg key {@code users}. Immutable. */
public final class Accounts {
    private static final String ANY = "*";

    private final List<Credentials> listed;

    private Accounts(List<Credentials> listed) {
        this.listed = List.copyOf(listed);
    }

    /**
     * Reads {@code user:password} pairs, one or several by commas in each string; {@code *} stands for any name or password.
     *
     * @throws IllegalArgumentException for one without a colon, naming the key
     */
    public static Accounts of(String... users) {
        List<Credentials> listed = new ArrayList<>();
        for (String list : users) {
            for (String pair : list.split(",", -1)) {
                if (!pair.isBlank()) {
                    listed.add(account(pair.trim()));
                }
            }
        }
        return new Accounts(listed);
    }

    private static Credentials account(String pair) {
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("users: must be user:password: " + pair);
        }
        return new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
    }

    /** Whether these get in. */
    public boolean admit(Credentials tried) {
        return listed.stream()
                .anyMatch(each -> (each.user().equals(ANY) || each.user().equals(tried.user()))
                        && (each.password().equals(ANY) || each.password().equals(tried.password())));
    }
}
