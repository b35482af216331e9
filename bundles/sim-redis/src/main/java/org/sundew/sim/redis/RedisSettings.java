package org.sundew.sim.redis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A checked configuration.
 *
 * @param major the version's first number
 * @param edition what such a version tells of itself
 * @param locked whether a password is asked for
 * @param keys what every visit finds, by name
 * @param space how many bytes a visit may store
 * @param commands how many commands are reported, harmless and abusive ones each
 */
record RedisSettings(
        String version,
        int major,
        Edition edition,
        boolean locked,
        List<String> passwords,
        Map<String, String> keys,
        int space,
        int commands) {

    static RedisSettings of(RedisSim.Config config) {
        String version = config.version().trim();
        if (!version.matches("[2-7]\\.\\d{1,3}\\.\\d{1,3}")) {
            throw new IllegalArgumentException("version: must be a version of Redis, 2.0.0 to 7.x: " + version);
        }
        return new RedisSettings(
                version,
                version.charAt(0) - '0',
                Edition.of(version.charAt(0) - '0'),
                locked(config.auth().trim()),
                byCommas(config.passwords()),
                keys(byCommas(config.keys())),
                within("keyspace.bytes", config.keyspace_bytes(), 1024, 16_777_216),
                within("commands.max", config.commands_max(), 0, 10_000));
    }

    /** Whether the version played has what came with this one. */
    boolean since(int first, int second) {
        String[] parts = version.split("\\.", -1);
        return major > first || (major == first && Integer.parseInt(parts[1]) >= second);
    }

    private static boolean locked(String auth) {
        return switch (auth) {
            case "password" -> true;
            case "none" -> false;
            default -> throw new IllegalArgumentException("auth: must be none or password: " + auth);
        };
    }

    private static Map<String, String> keys(List<String> pairs) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("keys: must be name=value: " + pair);
            }
            keys.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return keys;
    }

    private static List<String> byCommas(String... values) {
        return Stream.of(values)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(key + ": must be " + min + " to " + max + ": " + value);
        }
        return value;
    }
}
