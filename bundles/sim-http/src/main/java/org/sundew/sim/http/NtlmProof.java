package org.sundew.sim.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sundew.event.Note;

/**
 * What a visitor sent by NTLM: who it is, and what it makes of the password and of the server's question. NTLMv2 can be checked
 * against a password (MS-NLMP section 3.3.2); NTLMv1 is kept, and refused.
 */
final class NtlmProof {
    private static final int FIRST_VERSION = 24;
    private static final int PROOF = 16;

    private final String user;
    private final String domain;
    private final String workstation;
    private final byte[] question;
    private final byte[] lm;
    private final byte[] nt;

    /**
     * What was sent; the arrays become its own.
     *
     * @param workstation the name that the visitor's machine has for itself
     * @param question    the eight bytes that the server asked with
     * @param lm          the old answer
     * @param nt          the answer: of version 1, 24 bytes
     */
    NtlmProof(String user, String domain, String workstation, byte[] question, byte[] lm, byte[] nt) {
        this.user = user;
        this.domain = domain;
        this.workstation = workstation;
        this.question = question;
        this.lm = lm;
        this.nt = nt;
    }

    Attempt attempt(Scheme scheme) {
        List<Note> notes = new ArrayList<>(3);
        add(notes, "http.ntlm.domain", domain);
        add(notes, "http.ntlm.workstation", workstation);
        add(notes, "http.ntlm", nt.length == 0 ? "" : crackable());
        return new Attempt(scheme, user, Optional.empty(), notes, this::proves);
    }

    private static void add(List<Note> notes, String name, String value) {
        if (!value.isEmpty()) {
            notes.add(new Note(name, value));
        }
    }

    /** As hashcat reads it: mode 5600, or 5500 of version 1. */
    String crackable() {
        HexFormat hex = HexFormat.of();
        String who = user + "::" + domain + ':';
        return nt.length <= FIRST_VERSION
                ? who + hex.formatHex(lm) + ':' + hex.formatHex(nt) + ':' + hex.formatHex(question)
                : who
                        + hex.formatHex(question)
                        + ':'
                        + hex.formatHex(nt, 0, PROOF)
                        + ':'
                        + hex.formatHex(nt, PROOF, nt.length);
    }

    boolean proves(String password) {
        if (nt.length <= FIRST_VERSION || user.isEmpty()) {
            return false;
        }
        byte[] secret = Md4.of(password.getBytes(StandardCharsets.UTF_16LE));
        byte[] key = hashed(secret, (user.toUpperCase(Locale.ROOT) + domain).getBytes(StandardCharsets.UTF_16LE));
        byte[] proof = hashed(key, question, Arrays.copyOfRange(nt, PROOF, nt.length));
        return MessageDigest.isEqual(proof, Arrays.copyOf(nt, PROOF));
    }

    private static byte[] hashed(byte[] key, byte[]... pieces) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            for (byte[] piece : pieces) {
                mac.update(piece);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacMD5", e);
        }
    }
}
