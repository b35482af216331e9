package org.sundew.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sundew.shell.Machine.Account;
import org.sundew.sim.Persona;

/**
 * Who was on a machine before the visitor, and when it was started: what {@code last}, {@code lastb} and {@code lastlog} tell
 * and the files behind them hold. Made up once for an installation: each time the machine was started somebody looked after
 * it, and somebody before it was started anew.
 *
 * @param starts   in order, the last one goes on
 * @param stays    in order of their beginning
 * @param failures log-ins that were refused
 */
record Logins(List<Start> starts, List<Stay> stays, List<Stay> failures) {
    private static final int MINUTE = 60;
    private static final int DAY = 86_400;

    /** The machine ran with this kernel. */
    record Start(Instant from, Instant to, String kernel) {}

    /** Somebody was logged in from there. */
    record Stay(Account account, String host, int pid, Instant from, Instant to) {}

    static Logins of(Persona persona, List<Account> accounts) {
        List<Account> people = accounts.stream().filter(Account::canLogIn).toList();
        List<Start> starts = starts(persona);
        List<Stay> stays = new ArrayList<>();
        List<Stay> failures = new ArrayList<>();
        for (int i = 0; i < starts.size() && !people.isEmpty(); i++) {
            Start start = starts.get(i);
            for (int j = 0; j < persona.seed("stays" + i, 1, 4); j++) {
                String purpose = i + "." + j;
                long after = persona.seed("stay" + purpose, 2 * MINUTE, j == 0 ? 40 * MINUTE : 3 * DAY);
                add(stays, persona, people, start, start.from().plusSeconds(after), purpose);
            }
            boolean goesOn = i == starts.size() - 1;
            if (!goesOn) {
                add(stays, persona, people, start, start.to().minusSeconds(11L * MINUTE), i + ".last");
            }
        }
        stays.sort(Comparator.comparing(Stay::from));
        for (int i = 0; i < persona.seed("failures", 2, 9); i++) {
            Stay near = stays.get(Math.floorMod(persona.seed("failure" + i), stays.size()));
            Instant time = near.from().minusSeconds(persona.seed("mistyped" + i, 5, 40));
            failures.add(new Stay(near.account(), near.host(), near.pid() - 2, time, time));
        }
        failures.sort(Comparator.comparing(Stay::from));
        return new Logins(starts, List.copyOf(stays), List.copyOf(failures));
    }

    private static void add(
            List<Stay> stays, Persona persona, List<Account> people, Start start, Instant from, String purpose) {
        Instant latest = start.to().minusSeconds(2L * MINUTE);
        if (from.isBefore(latest)) {
            Instant to = from.plusSeconds(persona.seed("long" + purpose, MINUTE, 9 * MINUTE));
            Account who = people.get(Math.floorMod(persona.seed("who" + purpose), people.size()));
            int pid = pid(persona, Duration.between(start.from(), from));
            stays.add(new Stay(who, desk(persona, who), pid, from, to.isBefore(latest) ? to : latest));
        }
    }

    /** Each works at a computer of their own, in the same network. */
    private static String desk(Persona persona, Account account) {
        return "10." + persona.seed("desks", 0, 256) + "." + persona.seed("floor", 0, 256) + "."
                + persona.seed("desk" + account.name(), 20, 200);
    }

    private static List<Start> starts(Persona persona) {
        List<Start> starts = new ArrayList<>();
        Instant from = persona.installed().plusSeconds(persona.seed("first", 4 * MINUTE, 15 * MINUTE));
        int more = persona.seed("restarts", 1, 4);
        long span = Math.max(DAY, Duration.between(from, persona.booted()).toSeconds() / more);
        for (int i = 0; i < more; i++) {
            Instant planned = persona.booted().minusSeconds((more - 1 - i) * span);
            Instant next = i == more - 1
                    ? planned
                    : planned.minusSeconds(persona.seed("restart" + i, 0, (int) (span / 3) + 1));
            starts.add(new Start(from, next.minusSeconds(persona.seed("down" + i, 19, 55)), kernel(persona, more - i)));
            from = next;
        }
        starts.add(new Start(persona.booted(), Instant.MAX, persona.kernel()));
        return List.copyOf(starts);
    }

    /** Debian's and Ubuntu's kernels count up with each update. */
    private static String kernel(Persona persona, int before) {
        String[] parts = persona.kernel().split("-", 3);
        boolean counted = parts.length == 3 && parts[1].matches("\\d{1,4}");
        return counted
                ? parts[0] + "-" + Math.max(1, Integer.parseInt(parts[1]) - before) + "-" + parts[2]
                : persona.kernel();
    }

    /** The number of a process that is started so long after the machine. */
    static int pid(Persona persona, Duration up) {
        long seconds = up.toSeconds();
        long rate = persona.seed("pids", 14, 70);
        long passed = seconds * rate / 3_600 + Math.floorMod(persona.seed("pid" + seconds / 7), 5L);
        return (int) (700 + persona.seed("pid.first", 0, 300) + passed % 4_190_000);
    }
}
