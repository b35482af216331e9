package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import org.sundew.shell.Machine.Account;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;
import org.sundew.sim.Persona.User;

/** Who has an account on a machine. */
final class Accounts {
    private static final String NONE = "/usr/sbin/nologin";
    private static final Account[] DEBIAN = {
        new Account("daemon", 1, "daemon", "/usr/sbin", NONE),
        new Account("bin", 2, "bin", "/bin", NONE),
        new Account("sys", 3, "sys", "/dev", NONE),
        new Account("sync", 4, "sync", "/bin", "/bin/sync"),
        new Account("games", 5, "games", "/usr/games", NONE),
        new Account("man", 6, "man", "/var/cache/man", NONE),
        new Account("lp", 7, "lp", "/var/spool/lpd", NONE),
        new Account("mail", 8, "mail", "/var/mail", NONE),
        new Account("news", 9, "news", "/var/spool/news", NONE),
        new Account("www-data", 33, "www-data", "/var/www", NONE),
        new Account("backup", 34, "backup", "/var/backups", NONE),
        new Account("_apt", 42, "", "/nonexistent", NONE),
        new Account("nobody", 65534, "nobody", "/nonexistent", NONE),
        new Account("systemd-network", 998, "systemd Network Management", "/", NONE),
        new Account("systemd-timesync", 997, "systemd Time Synchronization", "/", NONE),
        new Account("messagebus", 100, "", "/nonexistent", NONE),
        new Account("sshd", 101, "", "/run/sshd", NONE),
    };
    private static final Account[] DEVICE = {
        new Account("daemon", 1, "", "/var", "/bin/false"),
        new Account("ftp", 55, "", "/home/ftp", "/bin/false"),
        new Account("network", 101, "", "/var", "/bin/false"),
        new Account("nobody", 65534, "", "/var", "/bin/false"),
    };

    private Accounts() {}

    static List<Account> of(Persona persona) {
        if (persona.family() == Family.WINDOWS) {
            return windows(persona);
        }
        boolean device = persona.family() == Family.BUSYBOX;
        String shell = device ? "/bin/ash" : "/bin/bash";
        List<Account> accounts = new ArrayList<>();
        accounts.add(new Account("root", 0, "root", "/root", shell));
        accounts.addAll(List.of(device ? DEVICE : DEBIAN));
        for (User user : persona.users()) {
            accounts.add(new Account(user.name(), user.id(), user.fullName(), "/home/" + user.name(), shell));
        }
        return accounts;
    }

    private static List<Account> windows(Persona persona) {
        List<Account> accounts = new ArrayList<>();
        accounts.add(new Account("Administrator", 500, "", "C:\\Users\\Administrator", "cmd"));
        accounts.add(new Account("DefaultAccount", 503, "", "", "nologin"));
        accounts.add(new Account("Guest", 501, "", "", "nologin"));
        for (User user : persona.users()) {
            accounts.add(new Account(user.name(), user.id(), user.fullName(), "C:\\Users\\" + user.name(), "cmd"));
        }
        return accounts;
    }
}
