package org.sundew.journal.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/** The durable bytes of one segment, packed or not. At the end of one that is still written it waits for nobody. */
final class SegmentStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final Segment segment;
    private final FileChannel channel;
    private long position;

    private SegmentStream(Segment segment, FileChannel channel, long position) {
        this.segment = segment;
        this.channel = channel;
        this.position = position;
    }

    /**
     * The lines from this offset on; all lines if the segment is packed.
     *
     * @throws NoSuchFileException if retention took the segment
     */
    static LineReader open(Segment segment, long offset) throws IOException {
        try {
            return opened(segment, segment.path(), offset);
        } catch (NoSuchFileException e) {
            return opened(segment, segment.path(), offset); // it may have been packed between our look and our grasp
        }
    }

    @SuppressWarnings("resource") // whoever has the reader closes it, and the channel with it
    private static LineReader opened(Segment segment, Path file, long offset) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            if (Segment.packed(file)) {
                return new LineReader(new GZIPInputStream(Channels.newInputStream(channel), BUFFER));
            }
            return new LineReader(new SegmentStream(segment, channel, offset));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        long left = segment.length() - position;
        if (left <= 0) {
            return -1;
        }
        int read = channel.read(ByteBuffer.wrap(bytes, from, (int) Math.min(left, length)), position);
        if (read > 0) {
            position += read;
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xFF : -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
