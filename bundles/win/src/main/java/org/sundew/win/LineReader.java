package org.sundew.win;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines that end with LF or CR LF, none longer than its bound. One thread at a time. */
final class LineReader {
    private static final int FIRST = 8_192;

    private final InputStream in;
    private final int longest;
    private byte[] buffer;
    private int start;
    private int end;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
        this.buffer = new byte[Math.min(FIRST, longest + 2)];
    }

    /**
     * The next line without its end, or empty at the end of the stream; what is not ended there is not a line.
     *
     * @throws LineTooLongException if it is longer than the bound
     */
    Optional<byte[]> next() throws IOException {
        int searched = start;
        while (true) {
            for (int at = searched; at < end; at++) {
                if (buffer[at] == '\n') {
                    return Optional.of(line(at));
                }
            }
            searched = end;
            if (end - start > longest + 1) {
                throw new LineTooLongException(longest);
            }
            int moved = start;
            makeRoom();
            searched -= moved - start;
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return Optional.empty();
            }
            end += read;
        }
    }

    private byte[] line(int at) throws LineTooLongException {
        int length = at - start;
        if (length > 0 && buffer[at - 1] == '\r') {
            length--;
        }
        if (length > longest) {
            throw new LineTooLongException(longest);
        }
        byte[] line = Arrays.copyOfRange(buffer, start, start + length);
        start = at + 1;
        return line;
    }

    /** Moves what is left to the front, and grows up to the longest line with its end. */
    private void makeRoom() {
        if (end < buffer.length) {
            return;
        }
        byte[] target = start == 0 ? new byte[Math.min(buffer.length * 2, longest + 2)] : buffer;
        System.arraycopy(buffer, start, target, 0, end - start);
        end -= start;
        start = 0;
        buffer = target;
    }
}
