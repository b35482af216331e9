package org.sundew.sim.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a Windows client makes of a password and a question, NTLM's version 2. */
final class NtlmAnswers {
    private NtlmAnswers() {}

    static byte[] nt(String user, String domain, String password, byte[] question) {
        byte[] rest = new byte[48];
        rest[0] = 1;
        rest[1] = 1;
        byte[] secret = Md4.of(password.getBytes(StandardCharsets.UTF_16LE));
        byte[] who = (user.toUpperCase(Locale.ROOT) + domain).getBytes(StandardCharsets.UTF_16LE);
        byte[] proof = hmac(hmac(secret, who), concat(question, rest));
        return concat(proof, rest);
    }

    private static byte[] concat(byte[] first, byte[] then) {
        byte[] all = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, all, first.length, then.length);
        return all;
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            return mac.doFinal(data);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
