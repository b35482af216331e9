package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A message of NTLM (MS-NLMP section 2.2.1) in an Authorization field: by itself or inside one of SPNEGO's (RFC 4178), of which
 * nothing else is looked at. Hostile: whatever points outside of it is taken for nothing.
 *
 * @param bytes   from its signature on
 * @param wrapped whether it came in SPNEGO
 */
record NtlmMessage(Scheme scheme, ByteBuffer bytes, boolean wrapped) {
    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 32;
    private static final int TEXT_MAX = 256;
    private static final int UNICODE = 1;

    static Optional<NtlmMessage> in(String authorization) {
        return read(Scheme.NTLM, authorization).or(() -> read(Scheme.NEGOTIATE, authorization));
    }

    private static Optional<NtlmMessage> read(Scheme scheme, String authorization) {
        String encoded = scheme.in(authorization);
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getDecoder().decode(encoded);
            int start = start(all);
            if (start < 0 || all.length - start < HEAD) {
                return Optional.empty();
            }
            ByteBuffer message = ByteBuffer.wrap(all, start, all.length - start).slice();
            return Optional.of(new NtlmMessage(scheme, message.order(ByteOrder.LITTLE_ENDIAN), start > 0));
        } catch (IllegalArgumentException e) {
            // not base 64: the note of the request has it as it came
            return Optional.empty();
        }
    }

    private static int start(byte[] all) {
        for (int i = 0; i + SIGNATURE.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
                return i;
            }
        }
        return -1;
    }

    private int kind() {
        return bytes.getInt(8);
    }

    /** Whether it is the first message, which a challenge answers. */
    boolean begins() {
        return kind() == 1;
    }

    /** The answer to a first message. */
    byte[] challenge(Exchange.Place place) {
        byte[] challenge = NtlmChallenge.of(place, bytes.getInt(12));
        return wrapped ? NtlmChallenge.wrapped(challenge) : challenge;
    }

    /** The log-in that a last message is. */
    Optional<Attempt> attempt(Exchange.Place place) {
        if (kind() != 3 || bytes.limit() < 52) {
            return Optional.empty();
        }
        boolean unicode = bytes.limit() < 64 || (bytes.getInt(60) & UNICODE) != 0;
        Charset charset = unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
        NtlmProof proof = new NtlmProof(
                text(36, charset),
                text(28, charset),
                text(44, charset),
                NtlmChallenge.nonce(place),
                part(12),
                part(20));
        return Optional.of(proof.attempt(scheme));
    }

    private String text(int field, Charset charset) {
        String text = new String(part(field), charset);
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    }

    /** What the length and the position there point to. */
    private byte[] part(int field) {
        int length = bytes.getShort(field) & 0xFFFF;
        long from = bytes.getInt(field + 4) & 0xFFFF_FFFFL;
        if (from + length > bytes.limit()) {
            return new byte[0];
        }
        byte[] part = new byte[length];
        bytes.get((int) from, part);
        return part;
    }
}
