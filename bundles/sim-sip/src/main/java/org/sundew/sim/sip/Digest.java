package org.sundew.sim.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The credentials in an Authorization header (RFC 2617): a proof of the password, not the password. */
record Digest(Map<String, String> fields, String method) {
    /** Each word is looked at once, from its beginning: a long one would take seconds from each of its letters. */
    private static final Pattern FIELD = Pattern.compile("\\b(\\w++)\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\\s,\"]++))");

    static Optional<Digest> in(Request request) {
        String value = Stream.concat(request.all("authorization").stream(), request.all("proxy-authorization").stream())
                .findFirst()
                .orElse("");
        if (!value.toLowerCase(Locale.ROOT).startsWith("digest ")) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(value.substring("digest ".length()));
        while (field.find()) {
            String text = field.group(2) != null ? field.group(2) : field.group(3);
            fields.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), text);
        }
        return Optional.of(new Digest(Map.copyOf(fields), request.method()));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    String user() {
        return field("username");
    }

    /** All of it in the form that password crackers read. */
    String crackable(String server, String client) {
        String uri = field("uri");
        int colon = uri.indexOf(':');
        String scheme = colon > 0 ? uri.substring(0, colon) : "sip";
        String resource = colon > 0 ? uri.substring(colon + 1) : uri;
        return "$sip$*"
                + String.join(
                        "*",
                        server,
                        client,
                        user(),
                        field("realm"),
                        method,
                        scheme,
                        resource,
                        "",
                        field("nonce"),
                        field("cnonce"),
                        field("nc"),
                        field("qop"),
                        "MD5",
                        field("response"));
    }

    /** The password, if it is one of these or the user's own name. */
    Optional<String> password(List<String> guesses) {
        if (!field("response").matches("[0-9A-Fa-f]{32}")) {
            return Optional.empty();
        }
        return Stream.concat(Stream.of(user()), guesses.stream())
                .filter(guess -> response(guess).equalsIgnoreCase(field("response")))
                .findFirst();
    }

    /** What somebody who knows this password sends. */
    String response(String password) {
        String who = md5(user() + ":" + field("realm") + ":" + password);
        String what = md5(method + ":" + field("uri"));
        String once = field("qop").isEmpty()
                ? field("nonce")
                : String.join(":", field("nonce"), field("nc"), field("cnonce"), field("qop"));
        return md5(who + ":" + once + ":" + what);
    }

    private static String md5(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }
}
