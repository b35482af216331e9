package org.sundew.sim.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Text that looks random: a session id, a nonce, the id of an installation. It follows from the installation's secret, and from
 * the visit or the answer where it is to change with those, so that nothing has to be remembered.
 *
 * @param scope    how long it stays the same
 * @param alphabet what it is made of
 * @param length   how many of these
 * @param low      the least number, where it is a number
 * @param name     told apart by this from others of the same scope
 */
record Token(Scope scope, String alphabet, int length, int low, String name) {
    enum Scope {
        /** As long as the installation. */
        INSTALL,
        VISIT,
        /** For one answer. */
        ANSWER
    }

    private static final int LENGTH_MAX = 256;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final Map<String, String> ALPHABETS = Map.of(
            "hex", "0123456789abcdef",
            "digits", "0123456789",
            "letters", LETTERS,
            "base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            "base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LETTERS + "0123456789-_");

    /**
     * From words such as {@code visit hex 32} or {@code install number 100 999 containers}: the scope, the alphabet and the
     * length, or the least and the greatest number; then perhaps a name.
     */
    static Token of(List<String> words) {
        boolean number = words.size() > 1 && words.get(1).equals("number");
        int needed = number ? 4 : 3;
        boolean known = words.size() > 1 && (number || ALPHABETS.containsKey(words.get(1)));
        Optional<Scope> scope = scope(words.get(0));
        if (!known || scope.isEmpty() || words.size() < needed || words.size() > needed + 1) {
            throw new IllegalArgumentException("nothing is called ${" + String.join(" ", words) + "}");
        }
        String name = words.size() > needed ? words.get(needed) : "";
        int first = number(words.get(2));
        if (number) {
            int last = number(words.get(3));
            if (last < first) {
                throw new IllegalArgumentException("the greatest number is below the least: " + last);
            }
            return new Token(scope.get(), "", last - first + 1, first, name);
        }
        if (first < 1 || first > LENGTH_MAX) {
            throw new IllegalArgumentException("1 to " + LENGTH_MAX + " characters expected: " + first);
        }
        return new Token(scope.get(), ALPHABETS.getOrDefault(words.get(1), ""), first, 0, name);
    }

    private static Optional<Scope> scope(String word) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static int number(String word) {
        if (!word.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("not a number: " + word);
        }
        return Integer.parseInt(word);
    }

    String in(Values values) {
        String purpose = "http." + scope + '.' + values.in(scope) + '.' + name + '.' + alphabet + '.';
        if (alphabet.isEmpty()) {
            return Integer.toString(low + (int) Math.floorMod(values.machine().seed(purpose), (long) length));
        }
        StringBuilder text = new StringBuilder(length);
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits = i % 8 == 0 ? values.machine().seed(purpose + i) : bits >>> 8;
            text.append(alphabet.charAt((int) (bits & 0xFF) % alphabet.length()));
        }
        return text.toString();
    }
}
