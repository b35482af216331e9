package org.sundew.sim.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sundew.event.Note;

/**
 * What a visitor sent by the Digest scheme (RFC 7616): a hash of the password and of what the server asked with.
 *
 * @param parts   the parameters of the Authorization field, by their names in lower case; hostile
 * @param current whether it belongs to the request that it came with and to a question of ours
 */
record DigestProof(Map<String, String> parts, String method, boolean current) {
    private static final int PARTS_MAX = 20;

    DigestProof {
        parts = Map.copyOf(parts);
    }

    static Optional<DigestProof> in(String authorization, Exchange exchange) {
        String text = Scheme.DIGEST.in(authorization);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> parts = read(text);
        boolean current =
                parts.getOrDefault("uri", "").equals(exchange.head().line().target())
                        && Challenges.issued(parts.getOrDefault("nonce", ""), exchange.place());
        return Optional.of(new DigestProof(parts, exchange.method(), current));
    }

    /** Parameters by commas, quoted or not (RFC 9110 section 11.2); what is malformed is read as far as it goes. */
    private static Map<String, String> read(String text) {
        Map<String, String> parts = new HashMap<>();
        int at = 0;
        while (at < text.length() && parts.size() < PARTS_MAX) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = FieldLine.trim(text.substring(at, equals)).toLowerCase(Locale.ROOT);
            boolean quoted = text.startsWith("\"", equals + 1);
            int end = quoted ? closing(text, equals + 2) : text.indexOf(',', equals);
            end = end < 0 ? text.length() : end;
            String value = text.substring(Math.min(end, quoted ? equals + 2 : equals + 1), end);
            parts.putIfAbsent(name, quoted ? value.replaceAll("\\\\(.)", "$1") : FieldLine.trim(value));
            int comma = text.indexOf(',', end);
            at = comma < 0 ? text.length() : comma + 1;
        }
        return parts;
    }

    private static int closing(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private String part(String name) {
        return parts.getOrDefault(name, "");
    }

    Attempt attempt() {
        Note hash = new Note("http.digest", crackable());
        return new Attempt(Scheme.DIGEST, part("username"), Optional.empty(), List.of(hash), this::proves);
    }

    /** All of it as John the Ripper's format HDAA has it. */
    String crackable() {
        return String.join(
                "$",
                List.of(
                        part("username") + ":",
                        "response",
                        part("response"),
                        part("username"),
                        part("realm"),
                        method,
                        part("uri"),
                        part("nonce"),
                        part("nc"),
                        part("cnonce"),
                        part("qop")));
    }

    private boolean proves(String password) {
        return current && response(password).equals(part("response").toLowerCase(Locale.ROOT));
    }

    /** What would have been sent with this password (RFC 7616 section 3.4.1). */
    String response(String password) {
        String algorithm = part("algorithm").toUpperCase(Locale.ROOT);
        String hash = algorithm.startsWith("SHA-256") ? "SHA-256" : "MD5";
        String first = hashed(hash, part("username") + ':' + part("realm") + ':' + Template.bytes(password));
        String secret =
                algorithm.endsWith("-SESS") ? hashed(hash, first + ':' + part("nonce") + ':' + part("cnonce")) : first;
        String asked = hashed(hash, method + ':' + part("uri"));
        String between = part("qop").isEmpty()
                ? part("nonce")
                : String.join(":", part("nonce"), part("nc"), part("cnonce"), part("qop"));
        return hashed(hash, secret + ':' + between + ':' + asked);
    }

    private static String hashed(String algorithm, String text) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
