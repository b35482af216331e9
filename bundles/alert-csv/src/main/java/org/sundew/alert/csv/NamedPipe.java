package org.sundew.alert.csv;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;

/**
 * A named pipe (or a device), told line by line. An event is told once somebody has taken its line out of the pipe.
 *
 * <p>Nothing here blocks for longer than the patience. (1) Opening: a pipe opens for writing at once while anybody has it open for
 * reading, so we do that ourselves for a moment (Linux opens a pipe for both without waiting, fifo(7)); if nobody else reads, the
 * first write fails and says so. (2) Writing: only into an empty pipe, and no more than PIPE_BUF bytes, which always fit
 * (pipe(7)). How much is unread the writing end can be asked (FIONREAD, which is what {@code available} is).
 *
 * <p>Whole lines: while we hold the pipe open, what a reader that left had not read stays in it for the next one. If that begins in
 * the middle of a line, we let go of the pipe, which empties it, and tell that line again from its beginning; a reader that
 * is only slow gets the rest first, then the whole line once more.
 *
 * <p>For one thread at a time, but for {@link #close}.
 */
final class NamedPipe {
    private static final int PORTION = 4096;
    private static final long FIRST_NAP_MICROS = 50;
    private static final long LONGEST_NAP_MICROS = 10_000;
    /** Between two looks whether somebody has come to read: each opens the pipe. */
    private static final long LONGEST_PAUSE_MICROS = 250_000;

    private final Path path;
    private final Layout layout;
    private final Duration patience;
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Events of a batch that failed whose lines were read: they are not told again. */
    private final Set<Id> told = new HashSet<>();

    private volatile @Nullable FileOutputStream out;
    private @Nullable Object key;
    private boolean pipe;
    /** What is being told: whole lines, and how many of their bytes were written so far. */
    private List<Line> lines = List.of();

    private int written;

    private record Line(@Nullable Id event, int length) {}

    NamedPipe(Path path, Layout layout, Duration patience) {
        this.path = path;
        this.layout = layout;
        this.patience = patience;
    }

    /** Whether what is at this path is neither a file nor a folder. */
    static boolean at(Path path) throws IOException {
        return Files.exists(path)
                && Files.readAttributes(path, BasicFileAttributes.class).isOther();
    }

    /** Tells of these events; returns once all their lines have been read. */
    void tell(List<SensorEvent> events) throws IOException, InterruptedException {
        told.retainAll(events.stream().map(SensorEvent::id).collect(Collectors.toSet()));
        if (!Objects.equals(key, CsvFile.keyOf(path))) {
            letGo();
        }
        settle();
        ByteArrayOutputStream portion = new ByteArrayOutputStream(PORTION);
        List<Line> within = new ArrayList<>();
        for (SensorEvent event : events) {
            if (told.contains(event.id())) {
                continue;
            }
            byte[] line = layout.of(List.of(event));
            if (portion.size() > 0 && portion.size() + line.length > PORTION) {
                send(portion, within);
            }
            portion.writeBytes(line);
            within.add(new Line(event.id(), line.length));
        }
        send(portion, within);
        told.clear();
    }

    private void send(ByteArrayOutputStream portion, List<Line> within) throws IOException, InterruptedException {
        byte[] bytes = portion.toByteArray();
        long end = System.nanoTime() + patience.toNanos();
        long pause = LONGEST_NAP_MICROS;
        while (bytes.length > 0 && !begin(bytes, within)) {
            if (System.nanoTime() > end) {
                throw new IOException("nobody reads the pipe " + path);
            }
            nap(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MICROS);
        }
        portion.reset();
        within.clear();
    }

    /** Writes these lines, the header first if the pipe had to be opened, and waits until they are read; false if nobody reads. */
    private boolean begin(byte[] bytes, List<Line> within) throws IOException, InterruptedException {
        byte[] all = bytes;
        List<Line> each = new ArrayList<>(within);
        if (out == null) {
            byte[] header = layout.header();
            all = ByteBuffer.allocate(header.length + bytes.length)
                    .put(header)
                    .put(bytes)
                    .array();
            each.add(0, new Line(null, header.length));
            open();
        }
        lines = each;
        written = 0;
        for (int from = 0; from < all.length; from += PORTION) {
            int size = Math.min(PORTION, all.length - from);
            if (!write(ByteBuffer.wrap(all, from, size))) {
                return false;
            }
            written += size;
            settle();
        }
        return true;
    }

    private boolean write(ByteBuffer bytes) throws IOException {
        FileOutputStream open = out;
        if (open == null) {
            throw new IOException("the pipe was closed");
        }
        try {
            // by the channel, since then an interrupt ends even a write that blocks because others write as well
            while (bytes.hasRemaining()) {
                open.getChannel().write(bytes);
            }
            return true;
        } catch (IOException e) {
            letGo();
            if (pipe && !Thread.currentThread().isInterrupted()) {
                return false;
            }
            throw e;
        }
    }

    private void open() throws IOException {
        key = CsvFile.keyOf(path);
        pipe = (((Integer) Files.getAttribute(path, "unix:mode")) & 0xF000) == 0x1000;
        if (!pipe) {
            hold(new FileOutputStream(path.toFile()));
            return;
        }
        RandomAccessFile reader = new RandomAccessFile(path.toFile(), "rw");
        try {
            hold(new FileOutputStream(path.toFile()));
        } finally {
            reader.close();
        }
    }

    /** Keeps it, unless the sink was closed while it was opened: whoever closes sees it, or is seen here. */
    private void hold(FileOutputStream opened) throws IOException {
        out = opened;
        if (closing.getCount() == 0) {
            letGo();
            throw new IOException("the sink was closed");
        }
    }

    /** Waits until what was written is read. */
    private void settle() throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long nap = FIRST_NAP_MICROS;
        for (int unread = unread(), before = unread; unread > 0; before = unread, unread = unread()) {
            if (unread < before) {
                end = System.nanoTime() + patience.toNanos();
                nap = FIRST_NAP_MICROS;
            }
            if (System.nanoTime() > end) {
                giveUp(unread);
            }
            nap(nap);
            nap = Math.min(2 * nap, LONGEST_NAP_MICROS);
        }
        if (written > 0) {
            took(written);
        }
    }

    private int unread() throws IOException {
        FileOutputStream open = out;
        // not closed: that would close the pipe
        return open == null || !pipe ? 0 : new FileInputStream(open.getFD()).available();
    }

    /** Remembers which lines were read, and whether the rest may wait in the pipe for the next reader. */
    private void giveUp(int unread) throws IOException {
        int all = lines.stream().mapToInt(Line::length).sum();
        boolean whole = written == all;
        if (took(written - unread) > 0 || !whole) {
            letGo();
        }
        throw new IOException("whoever reads the pipe " + path + " has left " + unread + " bytes in it for "
                + patience.toSeconds() + " s");
    }

    /** So many bytes of the lines were read: forgets the lines that were, and returns how many bytes of the next one were. */
    private int took(int bytes) {
        int rest = bytes;
        int whole = 0;
        while (whole < lines.size() && rest >= lines.get(whole).length()) {
            Id event = lines.get(whole).event();
            if (event != null) {
                told.add(event);
            }
            rest -= lines.get(whole).length();
            whole++;
        }
        if (whole > 0) {
            written -= bytes - rest;
            lines = List.copyOf(lines.subList(whole, lines.size()));
        }
        return rest;
    }

    private void nap(long micros) throws IOException, InterruptedException {
        if (closing.await(micros, TimeUnit.MICROSECONDS)) {
            throw new IOException("the sink was closed while it waited for a reader of " + path);
        }
    }

    /** Closes the pipe, and forgets what was in it. */
    void letGo() {
        FileOutputStream open = out;
        out = null;
        lines = List.of();
        written = 0;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // nothing is buffered on our side, so nothing is lost
        }
    }

    /** Ends whatever waits, and lets go of the pipe. By any thread; never blocks. */
    void close() {
        closing.countDown();
        FileOutputStream open = out;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // as above
        }
    }
}
