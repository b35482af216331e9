package org.sundew.journal.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

/** Packs a closed segment with gzip, at leisure: it works a quarter of the time, so that visitors get the rest. */
final class Packing {
    static final String UNFINISHED = ".packing";

    private static final int PIECE = 1 << 16;
    private static final int REST = 3;

    private final Catalogue catalogue;
    private final BooleanSupplier stopped;

    /** Packs segments of this catalogue until told to stop. */
    Packing(Catalogue catalogue, BooleanSupplier stopped) {
        this.catalogue = catalogue;
        this.stopped = stopped;
    }

    /** Replaces the segment's file by a packed one; leaves all as it was if that fails or is stopped. */
    void pack(Segment segment) throws IOException {
        Path plain = segment.path();
        Path unfinished = plain.resolveSibling(plain.getFileName() + UNFINISHED);
        try {
            if (write(plain, unfinished)) {
                replace(segment, plain, unfinished);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private boolean write(Path plain, Path unfinished) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream from = Files.newInputStream(plain);
                OutputStream to = new GZIPOutputStream(Files.newOutputStream(unfinished), PIECE)) {
            long began = System.nanoTime();
            for (int read = from.read(piece); read > 0; read = from.read(piece)) {
                to.write(piece, 0, read);
                LockSupport.parkNanos(this, REST * (System.nanoTime() - began));
                began = System.nanoTime();
                if (stopped.getAsBoolean()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void replace(Segment segment, Path plain, Path unfinished) throws IOException {
        try (SegmentFile whole = SegmentFile.open(unfinished, Files.size(unfinished))) {
            whole.force();
        }
        Files.setLastModifiedTime(unfinished, FileTime.fromMillis(segment.touched()));
        Path packed = plain.resolveSibling(plain.getFileName() + ".gz");
        synchronized (catalogue) {
            if (!catalogue.has(segment)) {
                return;
            }
            move(unfinished, packed);
            segment.packedTo(packed, Files.size(packed));
        }
        SegmentFile.forceDirectory(Objects.requireNonNull(packed.getParent()));
        Files.deleteIfExists(plain);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("a file cannot be renamed within its directory: " + from, e);
        }
    }
}
