package org.sundew.sim.http;

import java.util.Arrays;
import java.util.List;

/**
 * The part of a site that wants a password.
 *
 * @param path     what it covers: this path and all below it; nothing for none
 * @param realm    what the browser tells the visitor
 * @param accepted who gets in; a name or password of * stands for any
 */
record Guard(String path, String realm, List<Credentials> accepted) {

    Guard {
        accepted = List.copyOf(accepted);
    }

    /** With users such as {@code admin:secret}, each string one or several by commas. */
    static Guard of(String path, String realm, String... users) {
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw new IllegalArgumentException("auth.path: does not begin with a slash: " + path);
        }
        if (!Chars.all(realm, Guard::plain)) {
            throw new IllegalArgumentException("auth.realm: not ASCII text without quotes and backslashes: " + realm);
        }
        List<Credentials> accepted = Arrays.stream(users)
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(String::strip)
                .filter(user -> !user.isEmpty())
                .map(Guard::user)
                .toList();
        return new Guard(path, realm, accepted);
    }

    private static boolean plain(int c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }

    private static Credentials user(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("users: not user:password: " + text);
        }
        return new Credentials(text.substring(0, colon), text.substring(colon + 1));
    }

    boolean covers(String place) {
        String folder = path.endsWith("/") ? path : path + "/";
        return !path.isEmpty() && (place.startsWith(folder) || folder.equals(place + "/"));
    }

    boolean accepts(Credentials tried) {
        return accepted.stream()
                .anyMatch(known -> fits(known.user(), tried.user()) && fits(known.password(), tried.password()));
    }

    private static boolean fits(String known, String tried) {
        return known.equals("*") || known.equals(tried);
    }
}
