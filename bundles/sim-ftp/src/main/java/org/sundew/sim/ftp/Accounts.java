package org.sundew.sim.ftp;

import org.sundew.sim.Users;

/** Who gets in: guests, if anonymous ones may, and those on the list. */
record Accounts(boolean anonymous, Users users) {
    /** Whether this name is a guest's, for whom any password will do. */
    boolean guest(String user) {
        return anonymous && (user.equalsIgnoreCase("anonymous") || user.equalsIgnoreCase("ftp"));
    }

    boolean admits(String user, String password) {
        return users.admit(user, password);
    }
}
