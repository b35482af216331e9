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
 * @param kind     the name of the alphabet that it is made of; empty for a number
 * @param length   how many of these
 * @param low      the least number, where it is a number
 * @param name     told apart by this from others of the same scope
 */
record Token(Scope scope, String kind, int length, int low, String name) {
    enum Scope {
        /** As long as the installation. */
        INSTALL,
        VISIT,
        /** For one answer. */
        ANSWER
    }

    private static final int LENGTH_MAX = 256;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LETTERS + "0123456789-_";
    /** A random UUID in base 64, 22 characters: whoever knows it looks for the bits that are always the same (RFC 4122). */
    private static final String UUID = "uuid64";

    private static final int UUID_LENGTH = 22;
    private static final int UUID_VERSION_AT = 8;
    private static final int UUID_VERSION = 0x10;
    private static final int UUID_VARIANT_AT = 10;
    private static final int UUID_VARIANT = 0x02;

    private static final Map<String, String> ALPHABETS = Map.of(
            "hex",
            "0123456789abcdef",
            "digits",
            "0123456789",
            "letters",
            LETTERS,
            "base32",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            "base32hex",
            "0123456789abcdefghijklmnopqrstuv",
            "base36",
            "0123456789" + LETTERS,
            "base64",
            BASE64,
            UUID,
            BASE64);

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
        if (words.get(1).equals(UUID) && first != UUID_LENGTH) {
            throw new IllegalArgumentException(UUID_LENGTH + " characters expected: " + first);
        }
        return new Token(scope.get(), words.get(1), first, 0, name);
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
        String alphabet = ALPHABETS.getOrDefault(kind, "");
        String purpose = "http." + scope + '.' + values.in(scope) + '.' + name + '.' + alphabet + '.';
        if (alphabet.isEmpty()) {
            return Integer.toString(low + (int) Math.floorMod(values.machine().seed(purpose), (long) length));
        }
        StringBuilder text = new StringBuilder(length);
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits = i % 8 == 0 ? values.machine().seed(purpose + i) : bits >>> 8;
            text.append(alphabet.charAt(possible((int) (bits & 0xFF) % alphabet.length(), i)));
        }
        return text.toString();
    }

    /** The sign at this place made one that can stand there: base 64 is of whole bytes, and a UUID tells what it is. */
    private int possible(int sign, int at) {
        boolean uuid = kind.equals(UUID);
        if (uuid && at == UUID_VERSION_AT) {
            return UUID_VERSION | (sign & 0x03);
        }
        if (uuid && at == UUID_VARIANT_AT) {
            return (sign & 0x3C) | UUID_VARIANT;
        }
        boolean bytes = uuid || kind.equals("base64");
        if (bytes && at == length - 1) {
            return length % 4 == 2 ? sign & 0x30 : length % 4 == 3 ? sign & 0x3C : sign;
        }
        return sign;
    }
}
