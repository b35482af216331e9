package org.sundew.sim.ftp;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows folders as vsFTPd does (its ls.c): options first and in one word, then one path, the last part of which may be a
 * pattern. Of ls's options it knows a, F, r, t and, for NLST, l; R is off by default.
 */
final class VsftpdLister implements Lister {
    private static final Duration RECENT = Duration.ofDays(182);
    private static final DateTimeFormatter RECENT_DATE = DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.US);
    private static final DateTimeFormatter OLD_DATE = DateTimeFormatter.ofPattern("MMM dd  yyyy", Locale.US);

    @Override
    public Listing list(View view, String argument) {
        return of(view, "l", argument);
    }

    @Override
    public Listing names(View view, String argument) {
        return of(view, "", argument);
    }

    @Override
    public Listing status(View view, String argument) {
        return of(view, "al", argument);
    }

    private static Listing of(View view, String always, String argument) {
        String options = always;
        String path = argument;
        if (argument.startsWith("-")) {
            int blank = argument.indexOf(' ');
            options += blank < 0 ? argument : argument.substring(0, blank);
            path = blank < 0 ? "" : argument.substring(blank + 1);
        }
        path = path.equals("~") ? FtpTree.ROOT : path;
        Optional<Listing> whole = of(view, options, path.isEmpty() ? "." : path, "*");
        if (whole.isPresent()) {
            return whole.get();
        }
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "." : path.substring(0, Math.max(1, slash));
        return of(view, options, folder, path.substring(slash + 1)).orElse(Listing.nothing(Say.LIST_NONE, argument));
    }

    private static Optional<Listing> of(View view, String options, String shown, String pattern) {
        return view.files()
                .find(shown)
                .filter(FtpFile::folder)
                .map(folder -> new Maker(view, options, shown, new Glob(pattern)).list(folder));
    }

    private record Maker(View view, String options, String shown, Glob glob) {
        boolean has(char option) {
            return options.indexOf(option) >= 0;
        }

        Listing list(FtpFile folder) {
            List<Entry> entries = new ArrayList<>();
            if (has('a')) {
                entries.add(new Entry(".", folder));
                entries.add(new Entry("..", view.files().above(folder)));
            }
            for (FtpFile file : view.files().in(folder.path())) {
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
            return Listing.found(text);
        }

        private void sort(List<Entry> entries) {
            if (has('t')) {
                entries.sort(Comparator.comparing((Entry entry) -> view.changed(entry.file()))
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
            text.append(mode(file));
            left(text, view.files().links(file), 5).append(' ');
            right(text, file.owner().user(), 8).append(' ');
            right(text, file.owner().group(), 8);
            left(text, file.size(), 9).append(' ');
            Instant date = view.changed(file);
            boolean recent = !date.isAfter(view.now())
                    && Duration.between(date, view.now()).compareTo(RECENT) <= 0;
            text.append((recent ? RECENT_DATE : OLD_DATE).withZone(view.zone()).format(date))
                    .append(' ');
        }

        private String mode(FtpFile file) {
            if (!file.owner().equals(Owner.ROOT)) {
                return file.folder() ? "drwx------" : "-rw-------";
            }
            return file.folder() ? view.folderMode() : "-rw-r--r--";
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
