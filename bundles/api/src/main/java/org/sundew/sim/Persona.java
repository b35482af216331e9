package org.sundew.sim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The machine that sim servers pretend to be, so that they agree: what {@code etc/org.sundew.persona-<name>.cfg} says, and
 * what was generated for this installation where it says nothing. Immutable.
 *
 * @param name      the persona's own name, as {@code listen.persona} has it
 * @param family    what its system is like
 * @param host      the host name, without domain
 * @param domain    the DNS domain
 * @param system    the system's name and version for people: {@code Debian GNU/Linux 12 (bookworm)}
 * @param release   the system's version in figures: {@code 12}, {@code 10.0.17763}
 * @param kernel    the kernel's release, as {@code uname -r} prints it
 * @param build     the kernel's build, as {@code uname -v} prints it
 * @param machine   the processor's architecture, as {@code uname -m} prints it
 * @param zone      the time zone it shows
 * @param installed when it was set up, earlier than {@code booted}
 * @param booted    when it was started last
 * @param users     the people who have an account; root or Administrator goes without saying
 * @param subject   the distinguished name in its certificate (RFC 2253)
 * @param secret    hex digits that no other installation has; use {@link #seed}
 * @param facts     all else: what follows from the cfg's other keys, by name; see {@link #fact}
 */
public record Persona(
        String name,
        Family family,
        String host,
        String domain,
        String system,
        String release,
        String kernel,
        String build,
        String machine,
        ZoneId zone,
        Instant installed,
        Instant booted,
        List<User> users,
        String subject,
        String secret,
        Map<String, String> facts) {

    /** The fact {@code ssh.version}: what follows {@code SSH-2.0-}. */
    public static final String SSH_VERSION = "ssh.version";
    /** The fact {@code telnet.banner}: what is shown before a log-in, in one line, blank for nothing. */
    public static final String TELNET_BANNER = "telnet.banner";
    /** The fact {@code cpu.model}. */
    public static final String CPU_MODEL = "cpu.model";
    /** The fact {@code cpu.count}. */
    public static final String CPU_COUNT = "cpu.count";
    /** The fact {@code memory.mb}: RAM in mebibytes. */
    public static final String MEMORY_MB = "memory.mb";
    /** The fact {@code disk.gb}: the disk's size in gibibytes. */
    public static final String DISK_GB = "disk.gb";
    /** The fact {@code mac}: the network card's address, lower case with colons. */
    public static final String MAC = "mac";
    /** The fact {@code machine.id}: 32 hex digits, as in {@code /etc/machine-id}. */
    public static final String MACHINE_ID = "machine.id";

    /** What a system is like. */
    public enum Family {
        /** A Linux distribution with GNU tools. */
        LINUX,
        /** A device with BusyBox. */
        BUSYBOX,
        /** Microsoft Windows. */
        WINDOWS
    }

    /**
     * One account.
     *
     * @param name     what is typed to log in
     * @param id       the numeric id: a uid, or the last part of a Windows SID
     * @param fullName the person's or purpose's name
     */
    public record User(String name, int id, String fullName) {}

    /** Copies the lists. */
    public Persona {
        users = List.copyOf(users);
        facts = Map.copyOf(facts);
    }

    /** A server of which nothing is known but its domain: what plays while no cfg says otherwise. */
    public static Persona plain(String host, String domain, String secret, Instant installed, Instant booted) {
        return new Persona(
                "plain",
                Family.LINUX,
                host,
                domain,
                "Debian GNU/Linux 12 (bookworm)",
                "12",
                "6.1.0-39-amd64",
                "#1 SMP PREEMPT_DYNAMIC Debian 6.1.148-1 (2025-08-26)",
                "x86_64",
                ZoneId.of("UTC"),
                installed,
                booted,
                List.of(),
                "CN=" + host + "." + domain,
                secret,
                Map.of());
    }

    /** Host and domain. */
    public String fullHost() {
        return host + "." + domain;
    }

    /** The fact of this name, or something else where the persona has none. */
    public String fact(String key, String otherwise) {
        return facts.getOrDefault(key, otherwise);
    }

    /** The number that is this fact, or another where the persona has none or it is not a number. */
    public int number(String key, int otherwise) {
        String digits = fact(key, "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : otherwise;
    }

    /**
     * A number that is always the same for this purpose, this persona and this installation, and tells nothing of any
     * other: to make up sizes, ids, dates with.
     */
    public long seed(String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((secret + '/' + name + '/' + purpose).getBytes(StandardCharsets.UTF_8));
            long number = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                number = (number << 8) | (hash[i] & 0xFF);
            }
            return number;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** A number made up like {@link #seed}, from {@code low} to below {@code high}. */
    public int seed(String purpose, int low, int high) {
        return low + (int) Math.floorMod(seed(purpose), (long) (high - low));
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "Persona[" + name + ", " + fullHost() + ", " + system + "]";
    }
}
