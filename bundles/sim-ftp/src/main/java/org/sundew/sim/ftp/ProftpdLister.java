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
 * Shows folders as ProFTPD does (its mod_ls): options in any number of words, then a path or a pattern. Of the options a, F,
 * r, R and t matter. NLST gives names in no order, as a directory on disk has them. Times are GMT.
 */
final class ProftpdLister implements Lister {
    private static final Duration RECENT = Duration.ofDays(180);
    private static final DateTimeFormatter RECENT_DATE = date("MMM ppd HH:mm");
    private static final DateTimeFormatter OLD_DATE = date("MMM ppd  yyyy");

    private static DateTimeFormatter date(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }

    @Override
    public Listing list(View view, String argument) {
        Request request = Request.of(argument);
        List<Entry> entries = request.entries(view);
        if (entries.isEmpty()
                && !request.pattern()
                && view.files().find(request.path()).isEmpty()) {
            return Listing.nothing(Say.LIST_NONE, request.path());
        }
        StringBuilder text = new StringBuilder();
        request.sort(view, entries);
        entries.forEach(entry -> full(view, request, entry, text));
        if (request.has('R')) {
            String prefix = request.prefix(view);
            entries.forEach(entry -> below(view, request, prefix, entry, text));
        }
        return Listing.found(text);
    }

    @Override
    public Listing names(View view, String argument) {
        Request request = Request.of(argument);
        List<Entry> entries = request.entries(view);
        if (entries.isEmpty() && request.pattern()) {
            return Listing.refused(Say.NLST_NOTHING, request.path());
        }
        if (entries.isEmpty() && view.files().find(request.path()).isEmpty()) {
            return Listing.refused(Say.NLST_NONE, request.path());
        }
        String prefix = request.prefix(view);
        entries.sort(Comparator.comparingLong(entry -> view.files().number(entry.file())));
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(prefix).append(entry.name()).append("\r\n"));
        return Listing.found(text);
    }

    @Override
    public Listing status(View view, String argument) {
        Request asked = Request.of(argument);
        Request request = new Request(asked.options() + "a", asked.path());
        Optional<FtpFile> there = view.files().find(request.path());
        if (there.isEmpty()) {
            return Listing.refused(Say.STAT_NONE, request.path());
        }
        StringBuilder text = new StringBuilder();
        for (Entry entry : request.entries(view)) {
            text.append(' ');
            full(view, request, entry, text);
        }
        Say ending = there.get().folder() ? Say.STAT_END : Say.STAT_END_FILE;
        return new Listing(text.toString(), Optional.empty(), ending, request.path());
    }

    private static void below(View view, Request request, String above, Entry shown, StringBuilder text) {
        FtpFile folder = shown.file();
        if (!folder.folder() || shown.name().equals(".") || shown.name().equals("..")) {
            return;
        }
        String name = above + shown.name();
        text.append("\r\n").append(name).append(":\r\n");
        List<Entry> entries = new ArrayList<>();
        view.files().in(folder.path()).forEach(file -> entries.add(new Entry(file.name(), file)));
        entries.removeIf(entry -> request.hides(entry.name()));
        entries.forEach(entry -> full(view, request, entry, text));
        entries.forEach(entry -> below(view, request, name + '/', entry, text));
    }

    private static void full(View view, Request request, Entry entry, StringBuilder text) {
        FtpFile file = entry.file();
        Instant date = view.changed(file);
        boolean recent =
                !date.isAfter(view.now()) && Duration.between(date, view.now()).compareTo(RECENT) <= 0;
        text.append(file.folder() ? view.folderMode() : "-rw-r--r--")
                .append(String.format(Locale.ROOT, " %3d", view.files().links(file)))
                .append(String.format(Locale.ROOT, " %-8s %-8s", view.user(), view.user()))
                .append(String.format(Locale.ROOT, " %8d ", file.size()))
                .append((recent ? RECENT_DATE : OLD_DATE).format(date))
                .append(' ')
                .append(entry.name())
                .append(request.has('F') && file.folder() ? "/" : "")
                .append("\r\n");
    }

    /** What is asked for. */
    private record Request(String options, String path) {
        static Request of(String argument) {
            String options = "";
            String rest = argument.stripLeading();
            while (rest.startsWith("-")) {
                int blank = rest.indexOf(' ');
                options += blank < 0 ? rest : rest.substring(0, blank);
                rest = blank < 0 ? "" : rest.substring(blank).stripLeading();
            }
            return new Request(options, rest.isEmpty() ? "." : rest);
        }

        boolean has(char option) {
            return options.indexOf(option) >= 0;
        }

        boolean hides(String name) {
            return name.startsWith(".") && !has('a');
        }

        boolean pattern() {
            return path.matches(".*[*?\\[].*");
        }

        /** What the names of a folder's files begin with. */
        String prefix(View view) {
            boolean folder = view.files().find(path).filter(FtpFile::folder).isPresent();
            return !folder || path.equals(".") ? "" : path + (path.endsWith("/") ? "" : "/");
        }

        List<Entry> entries(View view) {
            List<Entry> entries = new ArrayList<>();
            Optional<FtpFile> there = view.files().find(path);
            if (there.isPresent() && there.get().folder()) {
                inside(view, there.get(), entries);
            } else if (there.isPresent()) {
                entries.add(new Entry(path, there.get()));
            } else if (pattern()) {
                matching(view, entries);
            }
            return entries;
        }

        private void inside(View view, FtpFile folder, List<Entry> entries) {
            if (has('a')) {
                entries.add(new Entry(".", folder));
                entries.add(new Entry("..", view.files().above(folder)));
            }
            for (FtpFile file : view.files().in(folder.path())) {
                if (!hides(file.name())) {
                    entries.add(new Entry(file.name(), file));
                }
            }
        }

        private void matching(View view, List<Entry> entries) {
            int slash = path.lastIndexOf('/');
            String folder = path.substring(0, slash + 1);
            Glob glob = Glob.posix(path.substring(slash + 1));
            view.files()
                    .find(folder.isEmpty() ? "." : folder)
                    .filter(FtpFile::folder)
                    .ifPresent(there -> view.files().in(there.path()).stream()
                            .filter(file -> !hides(file.name()) && glob.matches(file.name()))
                            .forEach(file -> entries.add(new Entry(folder + file.name(), file))));
        }

        private void sort(View view, List<Entry> entries) {
            if (has('t')) {
                entries.sort(Comparator.comparing((Entry entry) -> view.changed(entry.file()))
                        .reversed());
            }
            if (has('r')) {
                Collections.reverse(entries);
            }
        }
    }

    private record Entry(String name, FtpFile file) {}
}
