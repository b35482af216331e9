package org.sundew.sim.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A user name and a password that a visitor tried. */
record Credentials(String user, String password) {
    private static final Set<String> USERS = Set.of(
            "user",
            "username",
            "usr",
            "uname",
            "userid",
            "uid",
            "login",
            "log",
            "name",
            "email",
            "mail",
            "account",
            "acct",
            "benutzer",
            "benutzername",
            "usuario",
            "utilisateur");
    private static final Set<String> PASSWORDS =
            Set.of("pass", "password", "passwd", "pwd", "pw", "psw", "passphrase", "passwort", "kennwort", "secret");

    /** From text such as {@code admin:secret}. */
    static Credentials of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not user:password");
        }
        return new Credentials(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether these, where a name or password of {@code *} stands for any, let those in. */
    boolean lets(Credentials tried) {
        return lets(Attempt.basic(tried));
    }

    boolean lets(Attempt tried) {
        return fits(user, tried.user())
                && (password.equals("*") || tried.proves().test(password));
    }

    private static boolean fits(String known, String tried) {
        return known.equals("*") || known.equals(tried);
    }

    /** From an Authorization field of the Basic scheme (RFC 7617); no colon means no password. */
    static Optional<Credentials> basic(String field) {
        int space = field.indexOf(' ');
        if (space < 0 || !field.substring(0, space).equalsIgnoreCase("Basic")) {
            return Optional.empty();
        }
        String encoded = field.substring(space + 1).strip();
        try {
            String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            int colon = plain.indexOf(':');
            return Optional.of(
                    colon < 0
                            ? new Credentials(plain, "")
                            : new Credentials(plain.substring(0, colon), plain.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // not base 64: what came is the evidence
            return Optional.of(new Credentials(encoded, ""));
        }
    }

    /** From the fields of that form, or of one that nobody described. */
    static Optional<Credentials> in(Optional<Form> form, List<Field> fields) {
        return form.flatMap(known -> known.read(fields)).or(() -> form(fields));
    }

    /** From the fields of a form: there must be one that looks like a password; the user is the best match, or nothing. */
    static Optional<Credentials> form(List<Field> fields) {
        return fields.stream()
                .filter(field -> looksLike(field.name(), PASSWORDS))
                .findFirst()
                .map(password -> new Credentials(user(fields), password.value()));
    }

    private static String user(List<Field> fields) {
        return fields.stream()
                .filter(field -> looksLike(field.name(), USERS))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    /** Whether a name such as {@code pma_username}, {@code user[email]} or {@code j_password} means one of these. */
    private static boolean looksLike(String name, Set<String> words) {
        int end = name.length();
        while (end > 0 && !Chars.alnum(name.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Chars.alnum(name.charAt(start - 1))) {
            start--;
        }
        String last = name.substring(start, end).toLowerCase(Locale.ROOT);
        return words.contains(last) || words.stream().anyMatch(word -> word.length() > 3 && last.endsWith(word));
    }
}
