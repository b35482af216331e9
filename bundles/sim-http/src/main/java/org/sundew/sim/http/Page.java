package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A file of a site: its bytes, and all that a persona says about them, worked out once. */
final class Page {
    private final ByteBuffer content;
    private final Optional<ByteBuffer> packed;
    private final String type;
    private final String tag;
    private final Instant saved;
    private final Instant modified;
    private final String date;

    private Page(ByteBuffer content, Optional<ByteBuffer> packed, String type, String tag, Instant saved) {
        this.content = content;
        this.packed = packed;
        this.type = type;
        this.tag = tag;
        this.saved = saved;
        this.modified = saved.truncatedTo(ChronoUnit.SECONDS);
        this.date = Dates.write(modified);
    }

    /** A page as this persona sees it; the array becomes the page's own. */
    static Page of(String name, byte[] content, Instant modified, Persona persona) {
        String type = persona.type(name);
        Optional<ByteBuffer> packed =
                persona.packs(type, content.length) ? Optional.of(pack(content, persona.packing())) : Optional.empty();
        ByteBuffer bytes = ByteBuffer.wrap(content).asReadOnlyBuffer();
        return new Page(bytes, packed, type, persona.tag(content.length, modified), modified);
    }

    /** The same content, saved at another time. */
    Page saved(Instant then, Persona persona) {
        return new Page(content, packed, type, persona.tag(content.remaining(), then), then);
    }

    /** Whether its file has the date that archives and packages give to all they hold: midnight to the nanosecond. */
    boolean undated() {
        return saved.equals(saved.truncatedTo(ChronoUnit.DAYS));
    }

    /**
     * The gzip form of these bytes (RFC 1952), as a server on Unix makes it.
     *
     * @param level 1 (fast) to 9 (small)
     */
    static ByteBuffer pack(byte[] content, int level) {
        Deflater deflater = new Deflater(level, true);
        CRC32 check = new CRC32();
        try {
            deflater.setInput(content);
            deflater.finish();
            check.update(content);
            byte[] head = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, (byte) (level == 1 ? 4 : 0), 3};
            byte[] packed = new byte[content.length + content.length / 1000 + 64];
            int length = deflater.deflate(packed);
            ByteBuffer all = ByteBuffer.allocate(head.length + length + 8).order(ByteOrder.LITTLE_ENDIAN);
            all.put(head).put(packed, 0, length).putInt((int) check.getValue()).putInt(content.length);
            return all.flip().order(ByteOrder.BIG_ENDIAN).asReadOnlyBuffer();
        } finally {
            deflater.end();
        }
    }

    /** The bytes, as they are or compressed; each call gives a view of its own. */
    ByteBuffer content(boolean compressed) {
        return (compressed ? packed.orElse(content) : content).duplicate();
    }

    /** Whether there is a compressed form. */
    boolean packs() {
        return packed.isPresent();
    }

    /** Its Content-Type, or nothing if the persona sends none. */
    String type() {
        return type;
    }

    /** Its entity tag, with quotes. */
    String tag() {
        return tag;
    }

    /** When it was last changed, as Last-Modified has it. */
    String date() {
        return date;
    }

    /** When it was last changed, to the second. */
    Instant modified() {
        return modified;
    }
}
