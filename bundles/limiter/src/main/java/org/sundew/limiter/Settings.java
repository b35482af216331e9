package org.sundew.limiter;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.sundew.admin.Limits;
import org.sundew.event.Transport;
import org.sundew.limiter.Key.Preset;
import org.sundew.limiter.Terms.Limit;

/** The settings in force: a preset's, and those of the cfg on top. Immutable. */
final class Settings {
    private static final Limit NO_LIMIT = new Limit("", Terms.NONE);

    private final Preset preset;
    private final Map<Key, String> given;
    private final Map<Transport, Terms> terms = new EnumMap<>(Transport.class);
    private final long receiveBytes;
    private final int logBytes;
    private final int watched;
    private final boolean forgetting;
    private final int snapshotSeconds;

    private Settings(Preset preset, Map<Key, String> given, int watched, boolean forgetting, int snapshotSeconds) {
        this.preset = preset;
        this.given = given;
        this.watched = watched;
        this.forgetting = forgetting;
        this.snapshotSeconds = snapshotSeconds;
        this.receiveBytes = Math.max(1, number(Key.RECEIVE_BYTES));
        this.logBytes = (int) number(Key.LOG_BYTES);
        for (Terms each : List.of(tcp(), udp(), alone(Transport.ICMP), alone(Transport.WIN))) {
            terms.put(each.transport(), each);
        }
    }

    /**
     * Reads a cfg.
     *
     * @throws IllegalArgumentException {@code key: what is wrong: value}
     */
    static Settings of(Map<String, Object> properties) {
        String preset = text(properties, "preset", Preset.NORMAL.label());
        Map<Key, String> given = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            String value = text(properties, key.label(), "");
            if (!value.isEmpty()) {
                given.put(key, value);
            }
        }
        return new Settings(
                Preset.of(preset).orElseThrow(() -> bad("preset", "must be normal or cautious", preset)),
                given,
                (int) number("watched.max", text(properties, "watched.max", "50000")),
                text(properties, "restart.forgets", "false").equals("true"),
                (int) number("snapshot.seconds", text(properties, "snapshot.seconds", "30")));
    }

    private static String text(Map<String, Object> properties, String key, String otherwise) {
        Object value = properties.get(key);
        return value == null || value.toString().isBlank()
                ? otherwise
                : value.toString().trim();
    }

    private static IllegalArgumentException bad(String key, String what, String value) {
        return new IllegalArgumentException(key + ": " + what + ": " + value);
    }

    private static long number(String key, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw (IllegalArgumentException)
                    bad(key, "must be a whole number", text).initCause(e);
        }
        throw bad(key, "must not be negative", text);
    }

    private String value(Key key) {
        return given.getOrDefault(key, key.value(preset));
    }

    private long number(Key key) {
        return number(key.label(), value(key));
    }

    /** 0 is no limit. */
    private Limit limit(Key key) {
        long allowed = number(key);
        return new Limit(key.label(), allowed == 0 ? Terms.NONE : allowed);
    }

    private boolean locksOut(Key key, String otherwise) {
        String action = value(key);
        if (!action.equals(Key.LOCK_OUT) && !action.equals(otherwise)) {
            throw bad(key.label(), "must be lock-out or " + otherwise, action);
        }
        return action.equals(Key.LOCK_OUT);
    }

    /** 0 hours: never. */
    private long hours(Key key) {
        long hours = number(key);
        return hours == 0 ? Terms.NONE : TimeUnit.HOURS.toMillis(hours);
    }

    private long minutes(Key key) {
        return TimeUnit.MINUTES.toMillis(Math.max(1, number(key)));
    }

    private Terms tcp() {
        return new Terms(
                Transport.TCP,
                limit(Key.CLIENTS),
                limit(Key.TCP_CONCURRENT),
                locksOut(Key.TCP_CONCURRENT_ACTION, "close"),
                limit(Key.TCP_CONNECTIONS),
                false,
                locksOut(Key.TCP_CONNECTIONS_ACTION, "ignore"),
                limit(Key.TCP_NETWORK),
                limit(Key.TCP_PORTS),
                limit(Key.TCP_PORTS_EVENT),
                minutes(Key.TCP_LOCK_OUT),
                hours(Key.TCP_RESET),
                number(Key.TCP_SAMPLE),
                limit(Key.GLOBAL_TCP));
    }

    /** KFSensor's dialog has no lock-out time and no sampling for UDP: those of TCP hold. */
    private Terms udp() {
        return new Terms(
                Transport.UDP,
                NO_LIMIT,
                NO_LIMIT,
                false,
                limit(Key.UDP_CONNECTIONS),
                true,
                locksOut(Key.UDP_CONNECTIONS_ACTION, "ignore"),
                NO_LIMIT,
                limit(Key.UDP_PORTS),
                limit(Key.UDP_PORTS_EVENT),
                minutes(Key.TCP_LOCK_OUT),
                hours(Key.UDP_RESET),
                number(Key.TCP_SAMPLE),
                limit(Key.GLOBAL_UDP));
    }

    /** ICMP and WIN have one limit each, whatever the kind of message; WIN has none for all visitors together. */
    private Terms alone(Transport transport) {
        boolean icmp = transport == Transport.ICMP;
        return new Terms(
                transport,
                NO_LIMIT,
                NO_LIMIT,
                false,
                limit(icmp ? Key.ICMP_CONNECTIONS : Key.WIN_CONNECTIONS),
                false,
                true,
                NO_LIMIT,
                NO_LIMIT,
                NO_LIMIT,
                minutes(icmp ? Key.ICMP_LOCK_OUT : Key.WIN_LOCK_OUT),
                Terms.NONE,
                0,
                icmp ? limit(Key.GLOBAL_ICMP) : NO_LIMIT);
    }

    Terms terms(Transport transport) {
        return Objects.requireNonNull(terms.get(transport));
    }

    /** The window of the global limits. */
    long windowMillis() {
        return TimeUnit.HOURS.toMillis(Math.max(1, number(Key.GLOBAL_RESET)));
    }

    Preset preset() {
        return preset;
    }

    /** The same cfg with this preset. */
    Settings with(Preset next) {
        return new Settings(next, given, watched, forgetting, snapshotSeconds);
    }

    long receiveBytes() {
        return receiveBytes;
    }

    int logBytes() {
        return logBytes;
    }

    /** How many visitors that some limit hit are remembered by each transport. */
    int watched() {
        return watched;
    }

    /** Whether a restart forgets counts and lock-outs, as KFSensor does. */
    boolean forgetting() {
        return forgetting;
    }

    int snapshotSeconds() {
        return snapshotSeconds;
    }

    List<Limits.Setting> views() {
        return Arrays.stream(Key.values())
                .map(key -> new Limits.Setting(
                        key.label(), value(key), key.value(preset), given.containsKey(key) ? "cfg" : "preset"))
                .toList();
    }
}
