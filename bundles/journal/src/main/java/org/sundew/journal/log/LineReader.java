package org.sundew.journal.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a stream line by line into one buffer. At the end it says so, and may be asked again: the stream of a segment that is
 * being written goes on. Not thread-safe.
 */
final class LineReader implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final InputStream stream;
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int length;
    private int scanned;
    private int end;

    LineReader(InputStream stream) {
        this.stream = stream;
    }

    /** Moves to the next whole line; false if there is none now. */
    boolean next() throws IOException {
        from = scanned;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    length = scanned - from;
                    scanned++;
                    return true;
                }
            }
            if (!fill()) {
                scanned = from;
                length = 0;
                return false;
            }
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, end - from);
            end -= from;
            scanned -= from;
            from = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        int read = stream.read(buffer, end, buffer.length - end);
        if (read > 0) {
            end += read;
        }
        return read > 0;
    }

    /** The buffer; the line is the {@link #length} bytes from {@link #from}, until the next call of {@link #next}. */
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
        stream.close();
    }
}
