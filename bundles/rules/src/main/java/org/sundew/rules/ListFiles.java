package org.sundew.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of addresses that rules name by {@code @file}: one item a line or several by commas, {@code #} begins a comment.
 *
 * <p>A file is read again when its time, size or identity changed and then stayed the same from one look to the next, so that a
 * file that is just being written is not taken for a shorter one; one that changes while it is read is read again. What cannot
 * be read whole, or is no plain file (a pipe would keep the thread waiting, a device never end), leaves the last good list in force. Looked after by one thread; asked by any.
 */
final class ListFiles {
    /** The most items of one file. */
    static final int MOST_ITEMS = 1_000_000;

    /** The largest file. */
    static final int MOST_BYTES = 64 << 20;

    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final Opener opener;
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

    private record Stamp(FileTime time, long size, Optional<Object> key, boolean plain) {}

    /**
     * One file.
     *
     * @param good  its last good content, or null if there never was one
     * @param fault what is wrong with it now, or empty
     * @param seen  how it was at the last look; null if it was not there
     * @param read  how it was when it was read
     */
    private record Listing(
            @Nullable Visitors good,
            String fault,
            @Nullable Stamp seen,
            @Nullable Stamp read) {}

    /** Opens a file for reading. */
    interface Opener {
        InputStream open(Path file) throws IOException;
    }

    /** Names are relative to this folder. */
    ListFiles(Path folder) {
        this(folder, Files::newInputStream);
    }

    ListFiles(Path folder, Opener opener) {
        this.folder = folder;
        this.opener = opener;
    }

    /** From now on these files matter and no others. New ones are read at once. */
    void want(Set<String> names) {
        listings.keySet().retainAll(names);
        for (String name : names) {
            listings.computeIfAbsent(name, each -> {
                Stamp now = stamp(each);
                return read(each, now, new Listing(null, "", now, null));
            });
        }
    }

    /** Looks at the files, and reads those that changed; whether any list did. */
    boolean look() {
        boolean changed = false;
        for (Map.Entry<String, Listing> entry : listings.entrySet()) {
            Listing before = entry.getValue();
            Stamp now = stamp(entry.getKey());
            Listing after = before;
            if (now == null || (now.equals(before.seen()) && !now.equals(before.read()))) {
                after = read(entry.getKey(), now, before);
            } else if (!now.equals(before.seen())) {
                after = new Listing(before.good(), before.fault(), now, before.read());
            }
            entry.setValue(after);
            changed |= !Objects.equals(after.good(), before.good())
                    || !after.fault().equals(before.fault());
        }
        return changed;
    }

    /** The last good content of this file, or null if there is none. */
    @Nullable
    Visitors content(String name) {
        Listing listing = listings.get(name);
        return listing == null ? null : listing.good();
    }

    /** What is wrong with this file, or empty. */
    String fault(String name) {
        Listing listing = listings.get(name);
        return listing == null ? "" : listing.fault();
    }

    private @Nullable Stamp stamp(String name) {
        try {
            BasicFileAttributes now = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
            return new Stamp(
                    now.lastModifiedTime(), now.size(), Optional.ofNullable(now.fileKey()), now.isRegularFile());
        } catch (IOException | InvalidPathException e) {
            return null; // read tells why
        }
    }

    private Listing read(String name, @Nullable Stamp stamp, Listing before) {
        Stamp at = stamp;
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String text = whole(folder.resolve(name), at);
                Stamp then = stamp(name);
                if (Objects.equals(then, at)) {
                    return new Listing(parse(text), "", at, at);
                }
                at = then;
            }
            return new Listing(before.good(), "changes while it is read; it is looked at again", at, null);
        } catch (IOException | InvalidPathException e) {
            return new Listing(before.good(), "cannot be read (" + e.getClass().getSimpleName() + ")", at, at);
        } catch (IllegalArgumentException e) {
            return new Listing(before.good(), String.valueOf(e.getMessage()), at, at);
        }
    }

    private String whole(Path file, @Nullable Stamp stamp) throws IOException {
        if (stamp != null && !stamp.plain()) {
            throw new IllegalArgumentException("is not a plain file");
        }
        try (InputStream in = opener.open(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("is larger than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Reads a whole list. */
    static Visitors parse(String text) {
        Visitors.Reading reading = new Visitors.Reading();
        int number = 0;
        int items = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int comment = line.indexOf('#');
            String content = comment < 0 ? line : line.substring(0, comment);
            if (content.isBlank()) {
                continue;
            }
            int from = 0;
            while (from <= content.length()) {
                if (++items > MOST_ITEMS) {
                    throw new IllegalArgumentException("has more than " + MOST_ITEMS + " items");
                }
                int comma = content.indexOf(',', from);
                int end = comma < 0 ? content.length() : comma;
                take(reading, content.substring(from, end).strip(), number);
                from = end + 1;
            }
        }
        return reading.done();
    }

    private static void take(Visitors.Reading reading, String item, int line) {
        try {
            reading.take(item, false);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "line " + line + ", " + RuleReader.shown(item) + ": " + e.getMessage(), e);
        }
    }
}
