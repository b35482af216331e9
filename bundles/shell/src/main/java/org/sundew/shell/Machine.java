package org.sundew.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;

/**
 * A made-up computer: a persona with its files, accounts and processes. Immutable and shared by all visitors of a persona;
 * what one of them changes is in its own {@link Disk}.
 */
public final class Machine {
    /** A computer without anything. */
    static final Machine NONE = new Machine(
            Persona.plain("localhost", "localdomain", "", Instant.EPOCH, Instant.EPOCH),
            Node.folder(0755, 0, 0, null),
            List.of(),
            new Logins(List.of(), List.of(), List.of()));

    private final Persona persona;
    private final Node root;
    private final List<Account> accounts;
    private final Logins logins;

    /**
     * An entry of /etc/passwd.
     *
     * @param uid also the group's number
     */
    record Account(String name, int uid, String fullName, String home, String shell) {
        boolean canLogIn() {
            return !shell.endsWith("nologin") && !shell.endsWith("false") && !shell.endsWith("sync");
        }
    }

    private Machine(Persona persona, Node root, List<Account> accounts, Logins logins) {
        this.persona = persona;
        this.root = root;
        this.accounts = List.copyOf(accounts);
        this.logins = logins;
    }

    /** The computer of this persona. Takes some milliseconds: keep it. */
    public static Machine of(Persona persona) {
        List<Account> accounts = Accounts.of(persona);
        Logins logins = Logins.of(persona, accounts);
        Node root = persona.family() == Family.WINDOWS
                ? WindowsFiles.root(persona, accounts)
                : UnixFiles.root(persona, accounts, logins);
        return new Machine(persona, root, accounts, logins);
    }

    /** Who it is. */
    public Persona persona() {
        return persona;
    }

    Node root() {
        return root;
    }

    List<Account> accounts() {
        return accounts;
    }

    /** Who was here before. */
    Logins logins() {
        return logins;
    }

    /** The number of a process that is started now. */
    int pid(Instant now) {
        return Logins.pid(persona, up(now));
    }

    Optional<Account> account(String name) {
        return accounts.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Optional<Account> account(int uid) {
        return accounts.stream().filter(each -> each.uid() == uid).findFirst();
    }

    /** The account of somebody who was let in: one of its own or, for whoever else, one that looks like it. */
    Account visitor(String name) {
        Optional<Account> known = account(name);
        if (known.isPresent() && !known.get().canLogIn()) {
            return new Account(name, known.get().uid(), "", "/", shellPath());
        }
        return known.orElseGet(() -> {
            String plain = name.replaceAll("[^A-Za-z0-9._-]", "");
            String home = busybox() ? "/" : "/home/" + plain;
            return new Account(plain.isEmpty() ? "user" : plain, 1002, "", home, shellPath());
        });
    }

    boolean busybox() {
        return persona.family() == Family.BUSYBOX;
    }

    String shellPath() {
        return busybox() ? "/bin/ash" : "/bin/bash";
    }

    /** The name that a number stands for, or the number. */
    String owner(int uid) {
        return account(uid).map(Account::name).orElse(Integer.toString(uid));
    }

    Duration up(Instant now) {
        Duration up = Duration.between(persona.booted(), now);
        return up.isNegative() ? Duration.ZERO : up;
    }

    int memory() {
        return persona.number(Persona.MEMORY_MB, 3936);
    }

    int cpus() {
        return Math.max(1, persona.number(Persona.CPU_COUNT, 2));
    }

    String cpu() {
        return persona.fact(Persona.CPU_MODEL, "Intel Xeon Processor (Skylake, IBRS)");
    }

    /** One line of a process list. */
    record Job(int pid, String user, String tty, int rss, double cpu, String command) {}

    /** What runs, but for the visitor's own. */
    List<Job> processes() {
        List<Job> running = new ArrayList<>();
        String[] names = busybox() ? Processes.BUSYBOX : Processes.LINUX;
        int pid = 0;
        for (String line : names) {
            String[] parts = line.split("\\|", 2);
            pid += pid < 2 ? 1 : persona.seed("pid" + running.size(), 1, parts[1].startsWith("[") ? 5 : 40);
            boolean kernel = parts[1].startsWith("[");
            int rss = kernel ? 0 : persona.seed("rss" + running.size(), 2200, 14_000);
            running.add(new Job(pid, parts[0], "?", rss, 0.0, parts[1]));
        }
        return running;
    }
}
