package org.sundew.win;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The secret that a forwarder puts into its records as {@code sundew_token}. It is compared in a time that tells nothing of it,
 * and never gets into an event.
 */
final class Token {
    /** The field of a record. */
    static final String FIELD = "sundew_token";

    /** None of these is ever escaped in JSON, so that a token can be found in a record as it is written. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~-]{16,256}");

    private final byte[] secret;
    private final byte[] digest;

    /**
     * A token; empty for none.
     *
     * @throws IllegalArgumentException if it is too short or has other characters, without the value
     */
    Token(String secret) {
        if (!secret.isEmpty() && !SHAPE.matcher(secret).matches()) {
            throw new IllegalArgumentException("token: 16 to 256 letters, digits, dots, hyphens, underscores or tildes "
                    + "are expected: (not shown)");
        }
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
        this.digest = digest(this.secret);
    }

    boolean needed() {
        return secret.length > 0;
    }

    boolean matches(String offered) {
        return needed() && MessageDigest.isEqual(digest, digest(offered.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Makes asterisks of the token wherever it stands in these bytes. */
    void blank(byte[] record) {
        if (!needed()) {
            return;
        }
        for (int at = 0; at + secret.length <= record.length; at++) {
            if (standsAt(record, at)) {
                Arrays.fill(record, at, at + secret.length, (byte) '*');
            }
        }
    }

    private boolean standsAt(byte[] record, int at) {
        int same = 0;
        while (same < secret.length && record[at + same] == secret[same]) {
            same++;
        }
        return same == secret.length;
    }
}
