package org.sundew.sim.banner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.List;
import org.sundew.sim.Session;

/**
 * What is sent: bytes, and parameters between them that are replaced at each sending. What replaces one is never looked
 * through for others, so a visitor that sends {@code $domain} is told {@code $domain}.
 *
 * <p>Text is ISO-8859-1 throughout: one char, one byte. A banner without parameters is encoded once.
 */
final class Banner {
    private final List<Piece> pieces;
    private final byte[] constant;
    private final boolean varies;
    private final boolean quotes;
    private final ZoneId zone;

    /** A stretch of a banner. */
    @FunctionalInterface
    interface Piece {
        /**
         * The stretch as it is now.
         *
         * @param received what the visitor said and the banner may repeat
         */
        String text(Session session, String received, ZoneId zone);
    }

    /** A stretch that never changes. */
    record Literal(String text) implements Piece {
        @Override
        public String text(Session session, String received, ZoneId zone) {
            return text;
        }
    }

    private Banner(List<Piece> pieces, ZoneId zone) {
        this.pieces = pieces;
        this.zone = zone;
        constant = literals(pieces).getBytes(ISO_8859_1);
        varies = pieces.stream().anyMatch(Parameter.class::isInstance);
        quotes = pieces.contains(Parameter.RECEIVED);
    }

    static Banner of(List<Piece> pieces, ZoneId zone) {
        return new Banner(List.copyOf(pieces), zone);
    }

    private static String literals(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Literal literal) {
                text.append(literal.text());
            }
        }
        return text.toString();
    }

    /** How many bytes it has without its parameters. */
    int length() {
        return constant.length;
    }

    /** Whether it repeats what the visitor said, so that somebody must remember that. */
    boolean quotes() {
        return quotes;
    }

    /** Sends it, if it is not empty. */
    void send(Session session, String received) {
        byte[] bytes = varies ? bytes(session, received) : constant;
        if (bytes.length > 0) {
            session.send(ByteBuffer.wrap(bytes));
        }
    }

    private byte[] bytes(Session session, String received) {
        StringBuilder text = new StringBuilder(constant.length + received.length() + 64);
        for (Piece piece : pieces) {
            text.append(piece.text(session, received, zone));
        }
        return text.toString().getBytes(ISO_8859_1);
    }
}
