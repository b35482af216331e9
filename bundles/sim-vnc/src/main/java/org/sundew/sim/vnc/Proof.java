package org.sundew.sim.vnc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a visitor made of a challenge: the challenge encrypted by DES with the password as the key, the bits of each of its
 * bytes in reverse (RFC 6143 section 7.2.2, and what every VNC does beyond it).
 */
final class Proof {
    /** How long challenge and response are, in bytes. */
    static final int LENGTH = 16;

    private static final int KEY = 8;

    private final byte[] challenge;
    private final byte[] response;

    /** Both become the proof's own. */
    Proof(byte[] challenge, byte[] response) {
        this.challenge = challenge;
        this.response = response;
    }

    /** Both in the form that password crackers read. */
    String crackable() {
        HexFormat hex = HexFormat.of().withUpperCase();
        return "$vnc$*" + hex.formatHex(challenge) + "*" + hex.formatHex(response);
    }

    /** The password, if it is one of these. */
    Optional<String> among(List<String> guesses) {
        return guesses.stream()
                .filter(guess -> Arrays.equals(response(guess, challenge), response))
                .findFirst();
    }

    /** What somebody who knows this password makes of this challenge. */
    static byte[] response(String password, byte[] challenge) {
        byte[] key = Arrays.copyOf(password.getBytes(StandardCharsets.ISO_8859_1), KEY);
        for (int i = 0; i < KEY; i++) {
            key[i] = (byte) (Integer.reverse(key[i]) >>> 24);
        }
        try {
            Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
            des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
            return des.doFinal(challenge);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has DES", e);
        }
    }
}
