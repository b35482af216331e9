package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sundew.event.Payload;

/** What a visitor sends, captured: all of it counted and hashed, the first bytes kept. */
final class Capture {
    private final Kept kept;
    private final MessageDigest digest;

    Capture(int limit, Budget budget) {
        this.kept = new Kept(limit, budget);
        this.digest = sha256();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void take(ByteBuffer piece) {
        digest.update(piece.duplicate());
        kept.add(piece);
    }

    long total() {
        return kept.total();
    }

    /** What was kept, as ISO-8859-1. */
    String text() {
        return kept.text();
    }

    Payload payload() {
        return kept.payload();
    }

    /** The hash of everything, in hex. Ends the capture. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    void release() {
        kept.release();
    }
}
