package org.sundew.journal.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the house of the log: deletes what retention does not cover, packs what is closed. Never touches the last segment. */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final Catalogue catalogue;
    private final Supplier<Settings> settings;
    private final Clock clock;
    private final Packing packing;
    private volatile boolean stopped;

    Keeper(Catalogue catalogue, Supplier<Settings> settings, Clock clock) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
        this.packing = new Packing(catalogue, () -> stopped);
    }

    /** Ends packing soon. */
    void stop() {
        stopped = true;
    }

    /** Deletes the oldest segments while there are too many bytes, and those that are too old. */
    void retain() {
        Settings now = settings.get();
        catalogue.dropMissing();
        List<Segment> segments = catalogue.all();
        long bytes = catalogue.bytes();
        for (Segment segment : segments.subList(0, segments.size() - 1)) {
            if (bytes > now.retainedBytes() || old(segment.touched(), now.retained())) {
                bytes -= segment.size();
                delete(segment);
            }
        }
        deleteTorn(now);
    }

    private boolean old(long touched, Duration retained) {
        return !retained.isZero() && clock.millis() - touched > retained.toMillis();
    }

    private void delete(Segment segment) {
        synchronized (catalogue) {
            try {
                Files.deleteIfExists(segment.path());
                catalogue.remove(segment);
                LOG.info("{} is deleted by retention", segment);
            } catch (IOException e) {
                LOG.warn("{} cannot be deleted: {}", segment, e.toString());
            }
        }
    }

    private void deleteTorn(Settings now) {
        try (DirectoryStream<Path> torn = Files.newDirectoryStream(now.directory(), "*" + Recovery.ASIDE)) {
            for (Path file : torn) {
                if (old(Files.getLastModifiedTime(file).toMillis(), now.retained())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("Old torn ends in {} cannot be deleted: {}", now.directory(), e.toString());
        }
    }

    /** Packs the segments whose time has come. Takes its time. */
    void pack() {
        Duration after = settings.get().packed();
        if (after.isNegative()) {
            return;
        }
        List<Segment> segments = catalogue.all();
        for (Segment segment : segments.subList(0, segments.size() - 1)) {
            if (!stopped && !segment.packed() && clock.millis() - segment.touched() >= after.toMillis()) {
                pack(segment);
            }
        }
    }

    private void pack(Segment segment) {
        try {
            packing.pack(segment);
        } catch (IOException e) {
            LOG.warn("{} cannot be packed and stays as it is: {}", segment, e.toString());
        }
    }
}
