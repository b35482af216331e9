package org.sundew.sim.ssh;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.compression.Compression;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * zlib@openssh.com: compression that begins once somebody is logged in. MINA's own unpacks whatever a packet holds, which a
 * visitor can make a thousand times as large; this one stops.
 */
final class BoundedZlib implements NamedFactory<Compression> {
    /** The most that one packet may become, in bytes: a little more than the largest packet. */
    static final int UNPACKED_MAX = 512 * 1024;

    private static final String NAME = "zlib@openssh.com";
    private static final int PIECE = 4_096;

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Compression create() {
        return new Zlib();
    }

    private static final class Zlib implements Compression {
        private final byte[] piece = new byte[PIECE];
        private final Deflater deflater = new Deflater();
        private final Inflater inflater = new Inflater();

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean isDelayed() {
            return true;
        }

        @Override
        public boolean isCompressionExecuted() {
            return true;
        }

        @Override
        public void init(Type type, int level) {
            deflater.setLevel(level);
        }

        @Override
        public void compress(Buffer buffer) {
            deflater.setInput(buffer.array(), buffer.rpos(), buffer.available());
            buffer.wpos(buffer.rpos());
            for (int length = deflate(); length > 0; length = deflate()) {
                buffer.putRawBytes(piece, 0, length);
            }
        }

        private int deflate() {
            return deflater.deflate(piece, 0, PIECE, Deflater.SYNC_FLUSH);
        }

        @Override
        public void uncompress(Buffer from, Buffer to) throws IOException {
            inflater.setInput(from.array(), from.rpos(), from.available());
            int unpacked = 0;
            try {
                for (int length = inflater.inflate(piece); length > 0; length = inflater.inflate(piece)) {
                    unpacked += length;
                    if (unpacked > UNPACKED_MAX) {
                        throw new IOException("a packet unpacks to more than " + UNPACKED_MAX + " bytes");
                    }
                    to.putRawBytes(piece, 0, length);
                }
            } catch (DataFormatException e) {
                throw new IOException(e);
            }
        }
    }
}
