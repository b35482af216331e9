package org.sundew.journal.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that the writer appends to. Not thread-safe. */
final class SegmentFile implements Closeable {
    private static final int PIECE = 1 << 20;

    private final FileChannel channel;
    private long length;

    private SegmentFile(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    /** Opens or makes the file and cuts off whatever is behind this length. */
    static SegmentFile open(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.size() < length) {
                throw new IOException(
                        "the file is shorter than it was: " + channel.size() + " of " + length + " bytes");
            }
            channel.truncate(length);
            channel.position(length);
            return new SegmentFile(channel, length);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Has the directory remember which files it holds, also over a power cut. */
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    long length() {
        return length;
    }

    /** Appends; what is not forced may be lost or half there after a failure. */
    void write(byte[] bytes, int count) throws IOException {
        for (int from = 0; from < count; from += PIECE) {
            ByteBuffer piece = ByteBuffer.wrap(bytes, from, Math.min(PIECE, count - from));
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }
        length += count;
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
