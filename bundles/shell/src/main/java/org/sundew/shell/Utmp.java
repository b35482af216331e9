package org.sundew.shell;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sundew.shell.Logins.Start;
import org.sundew.shell.Logins.Stay;
import org.sundew.sim.Persona;

/** Log-ins as glibc on x86-64 keeps them: utmp(5) in records of 384 bytes, lastlog of 292, faillog of 32, by uid. */
final class Utmp {
    private static final int RECORD = 384;
    private static final int LASTLOG = 292;
    private static final int FAILLOG = 32;
    private static final int RUN_LEVEL = 1;
    private static final int BOOT = 2;
    private static final int WAITING = 6;
    private static final int USER = 7;
    private static final int DEAD = 8;
    private static final int LEVEL_5 = '5';
    private static final Duration RUNNING = Duration.ofSeconds(9);

    private Utmp() {}

    /** /var/log/wtmp. */
    static Content wtmp(Persona persona, Logins logins) {
        Map<Instant, StringBuilder> inOrder = new TreeMap<>(Comparator.naturalOrder());
        for (Start start : logins.starts()) {
            put(inOrder, start.from(), record(BOOT, 0, "~", "~~", "reboot", start.kernel(), start.from()));
            Instant running = start.from().plus(RUNNING);
            put(inOrder, running, record(RUN_LEVEL, LEVEL_5, "~", "~~", "runlevel", start.kernel(), running));
            put(inOrder, running, waiting(persona, running));
            if (start.to().isBefore(Instant.MAX)) {
                put(inOrder, start.to(), record(RUN_LEVEL, 0, "~", "~~", "shutdown", start.kernel(), start.to()));
            }
        }
        for (Stay stay : logins.stays()) {
            put(inOrder, stay.from(), stay(USER, stay.account().name(), "pts/0", "ts/0", stay));
            put(inOrder, stay.to(), record(DEAD, stay.pid(), "pts/0", "", "", "", stay.to()));
        }
        return Content.of(String.join("", inOrder.values()));
    }

    private static void put(Map<Instant, StringBuilder> inOrder, Instant time, String record) {
        inOrder.computeIfAbsent(time, none -> new StringBuilder()).append(record);
    }

    /** /run/utmp, but for who is here now. */
    static Content utmp(Persona persona, Logins logins) {
        Instant booted = persona.booted();
        Instant running = booted.plus(RUNNING);
        return Content.of(record(BOOT, 0, "~", "~~", "reboot", persona.kernel(), booted)
                + record(RUN_LEVEL, LEVEL_5, "~", "~~", "runlevel", persona.kernel(), running)
                + waiting(persona, running));
    }

    private static String waiting(Persona persona, Instant running) {
        return record(WAITING, 500 + persona.seed("agetty", 0, 180), "tty1", "tty1", "LOGIN", "", running);
    }

    /** /var/log/btmp. */
    static Content btmp(Logins logins) {
        StringBuilder all = new StringBuilder();
        for (Stay each : logins.failures()) {
            all.append(stay(WAITING, each.account().name(), "ssh:notty", "", each));
        }
        return Content.of(all.toString());
    }

    /** /var/log/lastlog. */
    static Content lastlog(Logins logins) {
        TreeMap<Integer, Stay> latest = new TreeMap<>();
        logins.stays().forEach(each -> latest.put(each.account().uid(), each));
        if (latest.isEmpty()) {
            return Content.NONE;
        }
        ByteBuffer all = ByteBuffer.allocate((latest.lastKey() + 1) * LASTLOG).order(ByteOrder.LITTLE_ENDIAN);
        latest.forEach((uid, stay) -> {
            all.putInt(uid * LASTLOG, (int) stay.from().getEpochSecond());
            put(all, uid * LASTLOG + 4, "pts/0");
            put(all, uid * LASTLOG + 36, stay.host());
        });
        return Content.of(text(all));
    }

    /** /var/log/faillog: as long as there are uids, and empty, for PAM counts no failures as Debian sets it up. */
    static Content faillog(List<Machine.Account> accounts) {
        int last = accounts.stream()
                .mapToInt(Machine.Account::uid)
                .filter(uid -> uid < 60_000)
                .max()
                .orElse(0);
        return Content.of("\0".repeat((last + 1) * FAILLOG));
    }

    private static String stay(int type, String user, String line, String id, Stay stay) {
        ByteBuffer record = buffer(type, stay.pid(), line, id, user, stay.host(), stay.from());
        String[] parts = stay.host().split("\\.", -1);
        for (int i = 0; i < 4; i++) {
            record.put(348 + i, (byte) Integer.parseInt(parts[i]));
        }
        return text(record);
    }

    private static String record(int type, int pid, String line, String id, String user, String host, Instant time) {
        return text(buffer(type, pid, line, id, user, host, time));
    }

    private static ByteBuffer buffer(
            int type, int pid, String line, String id, String user, String host, Instant time) {
        ByteBuffer record = ByteBuffer.allocate(RECORD).order(ByteOrder.LITTLE_ENDIAN);
        record.putShort(0, (short) type).putInt(4, pid);
        put(record, 8, line);
        put(record, 40, id);
        put(record, 44, user);
        put(record, 76, host);
        int micros = (int) Math.floorMod(time.getEpochSecond() * 104_729 + pid * 7_919L + type, 1_000_000L);
        return record.putInt(340, (int) time.getEpochSecond()).putInt(344, micros);
    }

    private static void put(ByteBuffer record, int place, String text) {
        record.put(place, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(ByteBuffer bytes) {
        byte[] all = new byte[bytes.capacity()];
        bytes.get(0, all);
        return new String(all, StandardCharsets.ISO_8859_1);
    }
}
