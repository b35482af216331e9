package org.sundew.journal.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A place in the log, on disk, replaced atomically.
 *
 * <p>Two lines of equal length, written in turns: turn, place, checksum. A write that is cut short spoils only the line that
 * was the older one. Unlike a new file renamed over the old, this needs neither a directory entry nor a free block, so cursors
 * move also while the disk is full. Not thread-safe.
 */
final class CursorFile implements Closeable {
    private static final int LINE = 48;
    private static final Pattern SLOT = Pattern.compile("(\\d{18}) (\\d{18}) ([0-9a-f]{8}) \n");

    private final FileChannel channel;
    private long turn;
    private Optional<Long> place;

    private CursorFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.place = Optional.empty();
        for (int slot = 0; slot < 2; slot++) {
            read(slot);
        }
    }

    /** Opens the file, or makes one without a place in it. */
    static CursorFile open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new CursorFile(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void read(int slot) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(LINE);
        while (line.hasRemaining() && channel.read(line, (long) slot * LINE + line.position()) > 0) {
            // until the line is there, or the file ends
        }
        Matcher parts = SLOT.matcher(new String(line.array(), 0, line.position(), US_ASCII));
        if (!parts.matches() || !parts.group(3).equals(checksum(line.array()))) {
            return;
        }
        long found = Long.parseLong(parts.group(1));
        if (found > turn) {
            turn = found;
            place = Optional.of(Long.parseLong(parts.group(2)));
        }
    }

    private static String checksum(byte[] line) {
        CRC32 sum = new CRC32();
        sum.update(line, 0, 37);
        return String.format("%08x", sum.getValue());
    }

    /** The place that was saved last; empty if none was, or none can be read. */
    Optional<Long> place() {
        return place;
    }

    /** Puts this place on disk. */
    void save(long sequence) throws IOException {
        byte[] text = String.format("%018d %018d ", turn + 1, sequence).getBytes(US_ASCII);
        String line = String.format("%018d %018d %s \n", turn + 1, sequence, checksum(text));
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(US_ASCII));
        long start = (turn + 1) % 2 * LINE;
        while (bytes.hasRemaining()) {
            channel.write(bytes, start + bytes.position());
        }
        channel.force(false);
        turn++;
        place = Optional.of(sequence);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
