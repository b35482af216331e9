package org.sundew.journal.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lines of a file that is not packed, from the last to the first. Not thread-safe. */
final class BackwardLines implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final FileChannel channel;
    private byte[] buffer = {};
    private long start;
    private int end;
    private int from;
    private int length;

    /** The lines of this file up to this length, which is where one of them ends. */
    BackwardLines(Path file, long length) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        start = length;
    }

    /** Moves to the line before; false if there is none. */
    boolean next() throws IOException {
        while (start > 0 && lineStart() == 0) {
            prepend();
        }
        if (end == 0) {
            return false;
        }
        from = lineStart();
        length = end - 1 - from;
        end = from;
        return true;
    }

    /** Where the last line in the buffer starts; 0 also if its start is not in the buffer. */
    private int lineStart() {
        for (int at = end - 2; at >= 0; at--) {
            if (buffer[at] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    private void prepend() throws IOException {
        int more = (int) Math.min(start, Math.max(BLOCK, end));
        byte[] longer = new byte[more + end];
        System.arraycopy(buffer, 0, longer, more, end);
        ByteBuffer block = ByteBuffer.wrap(longer, 0, more);
        while (block.hasRemaining()) {
            if (channel.read(block, start - more + block.position()) < 0) {
                throw new EOFException("the file became shorter");
            }
        }
        start -= more;
        end += more;
        buffer = longer;
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
