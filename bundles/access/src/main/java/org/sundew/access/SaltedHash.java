package org.sundew.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC-SHA-512 (RFC 8018) over a password and 16 random bytes, written as {@code iterations:salt:hash}, the last
 * two in base 64.
 */
final class SaltedHash {
    /** What guessing a password that a person chose should cost: about 0.1 s a guess. */
    static final int STRONG = 120_000;

    /** Enough for a generated password, which nobody guesses. */
    static final int QUICK = 1_000;

    private static final int SALT = 16;
    private static final int BITS = 256;

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private SaltedHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    static SaltedHash of(String password, int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new SaltedHash(iterations, salt, derive(password, iterations, salt));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    static SaltedHash parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a salted hash");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new SaltedHash(Integer.parseInt(parts[0]), base64.decode(parts[1]), base64.decode(parts[2]));
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, iterations, salt));
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return iterations + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
    }

    private static byte[] derive(String password, int iterations, byte[] salt) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA512", e);
        }
    }
}
