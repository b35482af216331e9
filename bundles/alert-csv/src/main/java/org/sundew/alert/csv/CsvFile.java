package org.sundew.alert.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of records under one header, which grows at its end and rolls over: {@code name} becomes {@code name.1}, that
 * {@code name.2}, and so on.
 *
 * <p>Whole records only: what a failed write left is cut off again, at once or, if the disk refuses even that, before the next
 * write; what a crash left is cut off when the file is opened. A file that somebody moved or removed is made anew; one
 * with another header rolls over first, and so does, where there is no header to tell whose file it is, one whose last line has no
 * end. For one thread at a time, but for {@link #end}, which any thread may call and which never blocks: a thread that hung in
 * the disk and comes back later finds that it is over. The file is not read and written through channels, since an interrupt
 * would close those.
 */
final class CsvFile {
    private static final int BLOCK = 8192;

    private final Path path;
    private final byte[] header;
    private final long limit;
    private final int keep;
    private final Opener opener;
    private volatile @Nullable Closeable open;
    private volatile boolean ended;
    private @Nullable RandomAccessFile file;
    private @Nullable Object key;

    /** Opens a file for reading and writing, and makes it if there is none. */
    interface Opener {
        RandomAccessFile open(Path path) throws IOException;
    }

    /** A file of at most so many bytes (0 = no limit), of which so many predecessors are kept. */
    CsvFile(Path path, byte[] header, long limit, int keep) {
        this(path, header, limit, keep, at -> new RandomAccessFile(at.toFile(), "rw"));
    }

    CsvFile(Path path, byte[] header, long limit, int keep, Opener opener) {
        this.path = path;
        this.header = header.clone();
        this.limit = limit;
        this.keep = keep;
        this.opener = opener;
    }

    /** Whether so many bytes fit in before the file must roll over. */
    boolean takes(int bytes) throws IOException {
        return limit == 0 || opened().length() + bytes <= limit;
    }

    /** Adds whole records at the end. */
    void append(byte[] records) throws IOException {
        write(opened(), records);
    }

    /** Has the next record be the first of its file. */
    void makeRoom() throws IOException {
        if (opened().length() > header.length) {
            roll();
        }
    }

    private void roll() throws IOException {
        close();
        goOn();
        if (!Files.isRegularFile(path)) {
            throw new IOException("not a file any more: " + path);
        }
        int free = 1;
        while (free <= keep && Files.exists(numbered(free))) {
            free++;
        }
        for (int number = free; number > 1; number--) {
            Files.move(numbered(number - 1), numbered(number), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(path, numbered(1), StandardCopyOption.REPLACE_EXISTING);
        for (int old = keep + 1; Files.deleteIfExists(numbered(old)); ) {
            old++;
        }
    }

    private Path numbered(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    /** Lets go of the file; the next record opens it again. */
    void close() {
        Closeable present = open;
        open = null;
        try {
            if (present != null) {
                present.close();
            }
        } catch (IOException e) {
            // nothing is buffered, so nothing is lost
        }
    }

    /** Lets go of the file for good. */
    void end() {
        ended = true;
        close();
    }

    /** Whoever ends it either sees what was opened before this is asked, or is seen here. */
    private void goOn() throws IOException {
        if (ended) {
            close();
            throw new IOException("the sink was closed");
        }
    }

    private RandomAccessFile held() throws IOException {
        RandomAccessFile opened = opener.open(path);
        open = opened;
        goOn();
        return opened;
    }

    /** The file, opened if need be. */
    private RandomAccessFile opened() throws IOException {
        RandomAccessFile present = file;
        if (present != null && open != null && Objects.equals(key, keyOf(path))) {
            return present;
        }
        close();
        file = null;
        goOn();
        try {
            Files.createDirectories(path.getParent());
            return openFile();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private RandomAccessFile openFile() throws IOException {
        RandomAccessFile opened = held();
        boolean torn = header.length == 0 && endOfLastRecord(opened) < opened.length();
        if (torn || !begins(opened, header)) {
            roll();
            opened = held();
        }
        cut(opened, endOfLastRecord(opened));
        file = opened;
        key = keyOf(path);
        if (opened.length() == 0) {
            write(opened, header);
        }
        return opened;
    }

    private void write(RandomAccessFile to, byte[] bytes) throws IOException {
        long end = to.length();
        try {
            to.seek(end);
            to.write(bytes);
        } catch (IOException e) {
            mend(to, end, e);
            throw e;
        }
    }

    /** Cuts off what a failed write left; if that fails too, opening the file again will. */
    private void mend(RandomAccessFile torn, long end, IOException failure) {
        try {
            cut(torn, end);
        } catch (IOException e) {
            failure.addSuppressed(e);
            close();
        }
    }

    private static void cut(RandomAccessFile file, long length) throws IOException {
        if (file.length() > length) {
            file.setLength(length);
        }
    }

    /** Whether the file begins with the header, or is the beginning of it. */
    private static boolean begins(RandomAccessFile file, byte[] header) throws IOException {
        byte[] start = new byte[(int) Math.min(file.length(), header.length)];
        file.seek(0);
        file.readFully(start);
        return Arrays.equals(start, Arrays.copyOf(header, start.length));
    }

    /** The position behind the last line feed, or 0. */
    private static long endOfLastRecord(RandomAccessFile file) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long end = file.length(); end > 0; ) {
            int size = (int) Math.min(BLOCK, end);
            file.seek(end - size);
            file.readFully(block, 0, size);
            for (int i = size - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - size + i + 1;
                }
            }
            end -= size;
        }
        return 0;
    }

    /** What tells the file at this path from another that takes its place; null if there is none. */
    static @Nullable Object keyOf(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
