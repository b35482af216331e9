package org.sundew.sensor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.sundew.sim.Persona;
import org.sundew.sim.Persona.Family;
import org.sundew.sim.Persona.User;

/** A persona as its cfg has it, checked, with what is to be made up still open. */
record Draft(Persona known, String hostPattern, String macPrefix, int uptimeDays) {
    /** Where the sensor's domain goes. */
    private static final String DOMAIN_OPEN = "$domain";

    /** The stopgap: a server that only the seed tells from others. */
    static final Draft PLAIN =
            new Draft(Persona.plain("$host", DOMAIN_OPEN, "", Instant.EPOCH, Instant.EPOCH), "", "52:54:00", 0);

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9?#]([A-Za-z0-9?#-]{0,61}[A-Za-z0-9?#])?");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){2}");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. -]{0,31}:\\d{1,9}(:[^:,]{0,64})?");
    private static final String[] ROLES = {"app", "web", "db", "mail", "files", "git", "build", "intra"};
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /**
     * Reads a cfg.
     *
     * @throws IllegalArgumentException if a value is wrong: {@code key: what: value}
     */
    static Draft of(String name, PersonaCfg.Config config) {
        check(
                config.host_name().isEmpty() || HOST.matcher(config.host_name()).matches(),
                "host.name",
                "is not a possible host name",
                config.host_name());
        check(
                config.domain().isEmpty() || DOMAIN.matcher(config.domain()).matches(),
                "domain",
                "is not a possible domain",
                config.domain());
        check(
                MAC.matcher(config.mac_prefix()).matches(),
                "mac.prefix",
                "must be three bytes as 52:54:00",
                config.mac_prefix());
        Persona known = new Persona(
                name,
                family(config.family()),
                "",
                config.domain().isEmpty() ? DOMAIN_OPEN : config.domain(),
                config.system(),
                config.release(),
                config.kernel(),
                config.kernel_build(),
                config.machine(),
                zone(config.time_zone()),
                Instant.EPOCH,
                Instant.EPOCH,
                users(config.users()),
                subject(config.certificate_subject()),
                "",
                facts(config));
        return new Draft(known, config.host_name(), config.mac_prefix().toLowerCase(Locale.ROOT), config.uptime_days());
    }

    private static void check(boolean holds, String key, String what, String value) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": " + what + ": " + value);
        }
    }

    private static Family family(String word) {
        try {
            return Family.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("family: must be linux, busybox or windows: " + word, e);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time.zone: is no time zone: " + name, e);
        }
    }

    private static String subject(String pattern) {
        try {
            return new X500Principal(pattern.replace("$", "")).getName().isEmpty() ? "CN=$fqdn" : pattern;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("certificate.subject: is no distinguished name: " + pattern, e);
        }
    }

    private static List<User> users(String... listed) {
        List<User> users = new ArrayList<>();
        for (String entry : byCommas(listed)) {
            check(USER.matcher(entry).matches(), "users", "must be name:id:full name", entry);
            String[] parts = entry.split(":", -1);
            users.add(new User(parts[0], Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : ""));
        }
        return users;
    }

    private static Map<String, String> facts(PersonaCfg.Config config) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String entry : byCommas(config.facts())) {
            int equals = entry.indexOf('=');
            check(equals > 0, "facts", "must be key=value", entry);
            facts.put(
                    entry.substring(0, equals).strip(),
                    entry.substring(equals + 1).strip());
        }
        facts.put(Persona.CPU_MODEL, config.cpu_model());
        facts.put(Persona.CPU_COUNT, Integer.toString(config.cpu_count()));
        facts.put(Persona.MEMORY_MB, Integer.toString(config.memory_mb()));
        facts.put(Persona.DISK_GB, Integer.toString(config.disk_gb()));
        facts.put(Persona.SSH_VERSION, config.ssh_version());
        facts.put(Persona.TELNET_BANNER, config.telnet_banner());
        return facts;
    }

    private static List<String> byCommas(String... values) {
        List<String> words = new ArrayList<>();
        for (String each : String.join(",", values).split(",", -1)) {
            if (!each.isBlank()) {
                words.add(each.strip());
            }
        }
        return words;
    }

    /** The persona, with what was left open made up from this seed. */
    Persona fill(String sensorDomain, Seed seed, Instant now) {
        Persona seeded = with("", "", seed.secret(), Instant.EPOCH, Instant.EPOCH, known.facts(), known.users());
        String domain = known.domain().replace(DOMAIN_OPEN, sensorDomain);
        Instant booted = booted(seeded, seed.made(), now);
        Instant installed = booted.minus(Duration.ofDays(seeded.seed("installed", 90, 700)))
                .minusSeconds(seeded.seed("installed.seconds", 0, 86_400));
        Map<String, String> facts = new LinkedHashMap<>(known.facts());
        facts.putIfAbsent(Persona.MAC, macPrefix + mac(seeded.seed("mac")));
        facts.putIfAbsent(
                Persona.MACHINE_ID, String.format(Locale.ROOT, "%016x%016x", seeded.seed("id.1"), seeded.seed("id.2")));
        return with(host(seed), domain, seed.secret(), installed, booted, facts, users(seed));
    }

    private List<User> users(Seed seed) {
        boolean open = known.users().isEmpty() && known.family() == Family.LINUX;
        return open ? People.of(plain(seed)) : known.users();
    }

    /** What all personas whose cfg leaves something blank are alike in, so that the stopgap is no stranger. */
    private static Persona plain(Seed seed) {
        return Persona.plain("", "", seed.secret(), Instant.EPOCH, Instant.EPOCH);
    }

    private Persona with(
            String host,
            String domain,
            String secret,
            Instant installed,
            Instant booted,
            Map<String, String> facts,
            List<User> users) {
        String full = host + "." + domain;
        String subject =
                known.subject().replace("$fqdn", full).replace("$host", host).replace("$domain", domain);
        return new Persona(
                known.name(),
                known.family(),
                host,
                domain,
                known.system(),
                known.release(),
                known.kernel(),
                known.build(),
                known.machine(),
                known.zone(),
                installed,
                booted,
                users,
                subject,
                secret,
                facts);
    }

    /** Started some time before the sensor was set up, and again each time some months had passed. */
    private Instant booted(Persona seeded, Instant made, Instant now) {
        if (uptimeDays > 0) {
            return made.minus(Duration.ofDays(uptimeDays)).minusSeconds(seeded.seed("uptime.seconds", 0, 86_400));
        }
        Instant first = made.minusSeconds(seeded.seed("uptime", 4 * 86_400, 90 * 86_400));
        long period = seeded.seed("reboots", 95 * 86_400, 220 * 86_400);
        long times = Math.max(0, Duration.between(first, now).toSeconds() / period);
        return first.plusSeconds(times * period);
    }

    private String host(Seed seed) {
        Persona plain = plain(seed);
        if (hostPattern.isEmpty()) {
            return ROLES[plain.seed("host", 0, ROLES.length)] + "0" + plain.seed("host.number", 1, 10);
        }
        StringBuilder host = new StringBuilder();
        for (int i = 0; i < hostPattern.length(); i++) {
            char sign = hostPattern.charAt(i);
            int most = sign == '?' ? SIGNS.length() : 10;
            boolean open = sign == '?' || sign == '#';
            host.append(open ? SIGNS.charAt(plain.seed(hostPattern + i, 0, most)) : sign);
        }
        return host.toString();
    }

    private static String mac(long number) {
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            rest.append(String.format(Locale.ROOT, ":%02x", number >>> (8 * i) & 0xFF));
        }
        return rest.toString();
    }
}
