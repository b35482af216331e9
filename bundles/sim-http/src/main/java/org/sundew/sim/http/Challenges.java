package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What a visitor is asked for that may not come in: the WWW-Authenticate fields. */
final class Challenges {
    /** What the nonces of IIS begin with. */
    private static final String UPGRADED = "+Upgraded+v1";

    private static final int SEAL = 40;

    private Challenges() {}

    /**
     * One for each scheme of the guard's, or the next step of one that the visitor has begun.
     *
     * @param windows whether the product runs on Windows
     */
    static List<String> of(Guard guard, Exchange exchange, boolean windows) {
        Optional<NtlmMessage> begun = NtlmMessage.in(exchange.fields().first("Authorization"))
                .filter(message -> message.begins() && guard.schemes().contains(message.scheme()));
        if (begun.isPresent()) {
            byte[] next = begun.get().challenge(exchange.place());
            return List.of(
                    begun.get().scheme().word() + ' ' + Base64.getEncoder().encodeToString(next));
        }
        return guard.schemes().stream()
                .map(scheme -> of(scheme, guard.realm(), exchange.place(), windows))
                .toList();
    }

    private static String of(Scheme scheme, String realm, Exchange.Place place, boolean windows) {
        return switch (scheme) {
            case BASIC -> "Basic realm=\"" + realm + '"';
            case DIGEST -> digest(realm, place, windows);
            case NTLM, NEGOTIATE -> scheme.word();
        };
    }

    private static String digest(String realm, Exchange.Place place, boolean windows) {
        if (windows) {
            String time = Long.toHexString(place.now().toEpochMilli());
            String nonce = UPGRADED + time + '.' + seal(time, place);
            return "Digest qop=\"auth\",algorithm=MD5-sess,nonce=\"" + nonce + "\",charset=utf-8,realm=\"" + realm
                    + '"';
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, place.now());
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(micros)
                .array();
        String stamp = Base64.getEncoder().encodeToString(bytes);
        return "Digest realm=\"" + realm + "\", nonce=\"" + stamp + seal(stamp, place)
                + "\", algorithm=MD5, qop=\"auth\"";
    }

    /** Whether a nonce is one of ours: so that none has to be remembered, it carries a seal. */
    static boolean issued(String nonce, Exchange.Place place) {
        String bare = nonce.startsWith(UPGRADED) ? nonce.substring(UPGRADED.length()) : nonce;
        int end = bare.length() - SEAL;
        if (end < 1) {
            return false;
        }
        String time = bare.substring(0, bare.charAt(end - 1) == '.' ? end - 1 : end);
        return bare.substring(end).equals(seal(time, place));
    }

    private static String seal(String time, Exchange.Place place) {
        String purpose = "http.nonce." + time + '.';
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(place.machine().seed(purpose + 1))
                + hex.toHexDigits(place.machine().seed(purpose + 2))
                + hex.toHexDigits((int) place.machine().seed(purpose + 3));
    }
}
