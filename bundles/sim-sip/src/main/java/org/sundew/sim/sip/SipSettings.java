package org.sundew.sim.sip;

import java.util.List;
import java.util.stream.Stream;

/**
 * A checked configuration.
 *
 * @param server what the header Server says
 * @param challengesAgain whether a wrong digest is answered by 401 and not by 403
 * @param invite how a call is answered
 */
record SipSettings(
        String server, String realm, Extensions extensions, boolean challengesAgain, int invite, List<String> guesses) {
    private static final int GUESSES_MAX = 1000;

    static SipSettings of(SipSim.Config config) {
        return new SipSettings(
                "Asterisk PBX " + matching("version", config.version().trim(), "[\\w.~+-]{1,60}"),
                matching("realm", config.realm().trim(), "[\\w.@ -]{1,60}"),
                Extensions.of(byCommas(config.extensions())),
                matching("refusal", config.refusal().trim(), "401|403").equals("401"),
                Integer.parseInt(matching("invite", config.invite().trim(), "401|404|603")),
                guesses(byCommas(config.guesses())));
    }

    private static String matching(String key, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(key + ": must match " + pattern + ": " + value);
        }
        return value;
    }

    private static List<String> guesses(List<String> guesses) {
        if (guesses.size() > GUESSES_MAX) {
            throw new IllegalArgumentException("guesses: must be " + GUESSES_MAX + " at most: " + guesses.size());
        }
        return guesses;
    }

    private static List<String> byCommas(String... values) {
        return Stream.of(values)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
