package org.sundew.shell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sundew.event.Observation;
import org.sundew.event.Payload;

/**
 * A file that the visitor wrote: its first bytes, its whole size and the hash of the whole. What is written out of order, or
 * over something, is hashed as far as it is kept.
 */
final class Capture implements Content {
    private final StringBuilder kept = new StringBuilder();
    private MessageDigest digest = sha256();
    private long total;
    private boolean ordered = true;
    private long reported = -1;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    @Override
    public long size() {
        return total;
    }

    @Override
    public String text(Scene scene) {
        return kept.toString();
    }

    int held() {
        return kept.length();
    }

    /** Adds at the end, keeping no more than {@code most} of it. */
    void append(String bytes, int most) {
        digest.update(bytes.getBytes(StandardCharsets.ISO_8859_1));
        total += bytes.length();
        kept.append(bytes, 0, Math.min(bytes.length(), most));
        reported = -1;
    }

    /** Writes at this place; {@code most} is how much longer what is kept may become. */
    void write(long place, String bytes, int most) {
        if (place == total) {
            append(bytes, most);
            return;
        }
        ordered = false;
        total = Math.max(total, place + bytes.length());
        int end = (int) Math.min(total, kept.length() + (long) most);
        while (kept.length() < end) {
            kept.append('\0');
        }
        for (int i = 0; i < bytes.length() && place + i < kept.length(); i++) {
            kept.setCharAt((int) place + i, bytes.charAt(i));
        }
        reported = -1;
    }

    /** Whether there is something to tell that was not told. */
    boolean due() {
        return total > 0 && reported != total;
    }

    Observation upload(String path) {
        reported = total;
        byte[] bytes = kept.toString().getBytes(StandardCharsets.ISO_8859_1);
        return Observation.upload(path, hash(bytes), Payload.owning(bytes, total));
    }

    private String hash(byte[] bytes) {
        if (!ordered) {
            digest = sha256();
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        }
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("SHA-256 of every Java can be cloned", e);
        }
    }
}
