package org.sundew.sim.http;

import java.util.Arrays;
import java.util.List;

/**
 * The part of a site that wants a password.
 *
 * @param path     what it covers: this path and all below it; nothing for none
 * @param realm    what the browser tells the visitor
 * @param schemes  how one may prove who one is, in the order they are offered
 * @param accepted who gets in; a name or password of * stands for any
 */
record Guard(String path, String realm, List<Scheme> schemes, List<Credentials> accepted) {

    private static final String PLAIN = "not ASCII text without quotes and backslashes";

    /** A comma that no backslash goes before. */
    private static final String COMMA = "(?<!\\\\),";

    Guard {
        schemes = List.copyOf(schemes);
        accepted = List.copyOf(accepted);
    }

    /** With users such as {@code admin:secret}, each string one or several by commas; {@code \\,} is a comma of a password. */
    static Guard of(String path, String realm, String... users) {
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw new IllegalArgumentException("auth.path: does not begin with a slash: " + path);
        }
        if (!Chars.all(realm, Guard::plain)) {
            throw new IllegalArgumentException("auth.realm: " + PLAIN + ": " + realm);
        }
        List<Credentials> accepted = Arrays.stream(users)
                .flatMap(each -> Arrays.stream(each.split(COMMA, -1)))
                .map(String::strip)
                .filter(user -> !user.isEmpty())
                .map(Guard::user)
                .toList();
        return new Guard(path, realm, List.of(Scheme.BASIC), accepted);
    }

    private static Credentials user(String text) {
        try {
            return Credentials.of(text.replace("\\,", ","));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("users: " + e.getMessage() + ": " + text, e);
        }
    }

    /** A realm that can be sent as it is. */
    static String realm(String text) {
        if (!Chars.all(text, Guard::plain)) {
            throw new IllegalArgumentException(PLAIN);
        }
        return text;
    }

    private static boolean plain(int c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }

    boolean covers(String place) {
        String folder = path.endsWith("/") ? path : path + "/";
        return !path.isEmpty() && (place.startsWith(folder) || folder.equals(place + "/"));
    }

    boolean accepts(Attempt tried) {
        return schemes.contains(tried.scheme()) && accepted.stream().anyMatch(known -> known.lets(tried));
    }
}
