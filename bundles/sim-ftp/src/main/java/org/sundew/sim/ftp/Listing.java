package org.sundew.sim.ftp;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A directory listing as vsFTPd makes it (its ls.c): options first and in one word, then one path, the last part of which
 * may be a pattern. Of ls's options it knows a, F, r, t and, for NLST, l; R is off by default.
 *
 * @param text the lines, each ended by CR LF
 * @param found whether the folder exists
 */
record Listing(String text, boolean found) {
    private static final Duration RECENT = Duration.ofDays(182);
    private static final DateTimeFormatter RECENT_DATE = date("MMM dd HH:mm");
    private static final DateTimeFormatter OLD_DATE = date("MMM dd  yyyy");

    private static DateTimeFormatter date(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }

    private static final Listing MISSING = new Listing("", false);

    /** The listing with these options and those that the argument begins with; {@code l} is for a full one. */
    static Listing of(VisitFiles files, String always, String argument, Instant now) {
        String options = always;
        String path = argument;
        if (argument.startsWith("-")) {
            int blank = argument.indexOf(' ');
            options += blank < 0 ? argument : argument.substring(0, blank);
            path = blank < 0 ? "" : argument.substring(blank + 1);
        }
        path = path.equals("~") ? FtpTree.ROOT : path;
        Optional<Listing> whole = of(files, options, path.isEmpty() ? "." : path, "*", now);
        if (whole.isPresent()) {
            return whole.get();
        }
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "." : path.substring(0, Math.max(1, slash));
        return of(files, options, folder, path.substring(slash + 1), now).orElse(MISSING);
    }

    private static Optional<Listing> of(VisitFiles files, String options, String shown, String pattern, Instant now) {
        return files.find(shown)
                .filter(FtpFile::folder)
                .map(folder -> new Maker(files, options, shown, new Glob(pattern), now).list(folder));
    }

    private record Maker(VisitFiles files, String options, String shown, Glob glob, Instant now) {
        boolean has(char option) {
            return options.indexOf(option) >= 0;
        }

        Listing list(FtpFile folder) {
            List<Entry> entries = new ArrayList<>();
            if (has('a')) {
                entries.add(new Entry(".", folder));
                entries.add(new Entry(
                        "..", files.find(FtpFile.parent(folder.path())).orElse(folder)));
            }
            for (FtpFile file : files.in(folder.path())) {
                if (has('a') || !file.name().startsWith(".")) {
                    entries.add(new Entry(file.name(), file));
                }
            }
            sort(entries);
            StringBuilder text = new StringBuilder(80 * entries.size());
            for (Entry entry : entries) {
                if (glob.matches(entry.name())) {
                    append(entry, text);
                }
            }
            return new Listing(text.toString(), true);
        }

        private void sort(List<Entry> entries) {
            if (has('t')) {
                entries.sort(Comparator.comparing((Entry entry) -> files.changed(entry.file(), now))
                        .reversed());
            }
            if (has('r')) {
                Collections.reverse(entries);
            }
        }

        private void append(Entry entry, StringBuilder text) {
            if (has('l')) {
                full(entry.file(), text);
            } else if (!shown.equals(".")) {
                text.append(shown).append(shown.endsWith("/") ? "" : "/");
            }
            text.append(entry.name())
                    .append(has('F') && entry.file().folder() ? "/" : "")
                    .append("\r\n");
        }

        private void full(FtpFile file, StringBuilder text) {
            boolean shared = file.owner().equals(Owner.ROOT);
            text.append(
                    file.folder() ? (shared ? "drwxr-xr-x" : "drwx------") : (shared ? "-rw-r--r--" : "-rw-------"));
            left(text, links(file), 5).append(' ');
            right(text, file.owner().user(), 8).append(' ');
            right(text, file.owner().group(), 8);
            left(text, file.size(), 9).append(' ');
            Instant date = files.changed(file, now);
            boolean recent = !date.isAfter(now) && Duration.between(date, now).compareTo(RECENT) <= 0;
            text.append((recent ? RECENT_DATE : OLD_DATE).format(date)).append(' ');
        }

        private long links(FtpFile file) {
            if (!file.folder()) {
                return 1;
            }
            return 2 + files.in(file.path()).stream().filter(FtpFile::folder).count();
        }

        private static StringBuilder left(StringBuilder text, long number, int width) {
            String digits = Long.toString(number);
            return text.append(" ".repeat(Math.max(1, width - digits.length()))).append(digits);
        }

        private static StringBuilder right(StringBuilder text, long number, int width) {
            String digits = Long.toString(number);
            return text.append(digits).append(" ".repeat(Math.max(0, width - digits.length())));
        }
    }

    private record Entry(String name, FtpFile file) {}
}
