package org.sundew.sim.vnc;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checked configuration.
 *
 * @param minor the second number of the highest version spoken: 3, 7 or 8
 * @param open whether security type None is offered
 * @param desktop the desktop's name, or empty for one of the persona's
 */
record VncSettings(int minor, String reason, Duration refusal, boolean open, String desktop, List<String> guesses) {
    private static final int GUESSES_MAX = 1000;

    static VncSettings of(VncSim.Config config) {
        int minor = switch (config.version().trim()) {
            case "3.3" -> 3;
            case "3.7" -> 7;
            case "3.8" -> 8;
            default -> throw new IllegalArgumentException("version: must be 3.3, 3.7 or 3.8: " + config.version());
        };
        if (config.refusal_ms() < 0 || config.refusal_ms() > 60_000) {
            throw new IllegalArgumentException("refusal.ms: must be 0 to 60000: " + config.refusal_ms());
        }
        return new VncSettings(
                minor,
                latin("reason", config.reason()),
                Duration.ofMillis(config.refusal_ms()),
                open(config.none().trim()),
                latin("desktop", config.desktop().trim()),
                guesses(config.guesses()));
    }

    private static String latin(String key, String text) {
        if (text.length() > 1000 || text.chars().anyMatch(c -> c < ' ' || c > 255)) {
            throw new IllegalArgumentException(key + ": must be one line of ISO-8859-1 text, 1000 at most: " + text);
        }
        return text;
    }

    private static boolean open(String none) {
        return switch (none) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("none: must be on or off: " + none);
        };
    }

    private static List<String> guesses(String... values) {
        List<String> guesses = Stream.of(values)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::trim)
                .filter(guess -> !guess.isEmpty())
                .distinct()
                .toList();
        if (guesses.size() > GUESSES_MAX) {
            throw new IllegalArgumentException("guesses: must be " + GUESSES_MAX + " at most: " + guesses.size());
        }
        return guesses;
    }
}
