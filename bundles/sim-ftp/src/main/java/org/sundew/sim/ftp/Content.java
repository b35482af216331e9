package org.sundew.sim.ftp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What is in a file that can be fetched. */
interface Content {
    /** Nothing. */
    Content NONE = of(new byte[0]);

    /** In bytes. */
    long size();

    /** A piece of it, in a buffer of its own. */
    ByteBuffer slice(long from, int length);

    /** The same, or if it is made up, the like of it that goes with this salt. */
    default Content salted(int salt) {
        return this;
    }

    /** These bytes, which must not be changed afterwards. */
    static Content of(byte... bytes) {
        return new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public ByteBuffer slice(long from, int length) {
                return ByteBuffer.wrap(bytes, (int) from, length).asReadOnlyBuffer();
            }
        };
    }

    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The same, and CR before each LF that has none: how ASCII mode sends a text (RFC 959 section 3.1.1.1). */
    static Content lines(Content text) {
        return new Content() {
            @Override
            public long size() {
                return text.size();
            }

            @Override
            public ByteBuffer slice(long from, int length) {
                ByteBuffer piece = text.slice(from, length);
                ByteBuffer lines = ByteBuffer.allocate(2 * length);
                byte before = from == 0 ? 0 : text.slice(from - 1, 1).get();
                while (piece.hasRemaining()) {
                    byte next = piece.get();
                    if (next == '\n' && before != '\r') {
                        lines.put((byte) '\r');
                    }
                    lines.put(next);
                    before = next;
                }
                return lines.flip();
            }
        };
    }

    /** Made-up bytes, which look encrypted and are the same each time; nothing is stored (Steele's SplitMix64). */
    static Content noise(long size, long seed) {
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public Content salted(int salt) {
                return noise(size, mix(seed, salt));
            }

            @Override
            public ByteBuffer slice(long from, int length) {
                ByteBuffer piece = ByteBuffer.allocate(length);
                long word = mix(seed, from >>> 3);
                for (long place = from; place < from + length; place++) {
                    if ((place & 7) == 0) {
                        word = mix(seed, place >>> 3);
                    }
                    piece.put((byte) (word >>> ((place & 7) << 3)));
                }
                return piece.flip();
            }
        };
    }

    private static long mix(long seed, long counter) {
        long z = seed + counter * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
