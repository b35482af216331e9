package org.sundew.sim.ftp;

import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows folders as Microsoft's FTP service does in the style called MS-DOS, its default. It knows no options. */
final class DosLister implements Lister {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM-dd-yy  hh:mma", Locale.US);

    @Override
    public Listing list(View view, String argument) {
        return lines(view, path(argument), "", Say.LIST_MISSING, true);
    }

    @Override
    public Listing names(View view, String argument) {
        String path = path(argument);
        boolean folder = view.files().find(path).filter(FtpFile::folder).isPresent();
        String prefix = !folder || path.equals(".") ? "" : path + (path.endsWith("/") ? "" : "/");
        return lines(view, path, prefix, Say.LIST_MISSING, false);
    }

    @Override
    public Listing status(View view, String argument) {
        return lines(view, path(argument), "", Say.STAT_NONE, true);
    }

    private static String path(String argument) {
        String rest = argument.strip();
        while (rest.startsWith("-")) {
            int blank = rest.indexOf(' ');
            rest = blank < 0 ? "" : rest.substring(blank).stripLeading();
        }
        return rest.isEmpty() ? "." : rest;
    }

    private static Listing lines(View view, String path, String prefix, Say missing, boolean full) {
        List<FtpFile> files = matching(view, path);
        if (files.isEmpty() && view.files().find(path).isEmpty()) {
            return Listing.refused(missing, path);
        }
        StringBuilder text = new StringBuilder();
        for (FtpFile file : files) {
            text.append(full ? details(view, file) : prefix).append(file.name()).append("\r\n");
        }
        return new Listing(
                text.toString(),
                Optional.empty(),
                full && missing == Say.STAT_NONE ? Say.STAT_END : Say.LIST_DONE,
                path);
    }

    private static List<FtpFile> matching(View view, String path) {
        Optional<FtpFile> there = view.files().find(path);
        if (there.isPresent() && !there.get().folder()) {
            return List.of(there.get());
        }
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        String folder = there.isPresent() ? path : slash < 0 ? "." : path.substring(0, slash + 1);
        Glob glob = new Glob(there.isPresent() ? "*" : path.substring(slash + 1).toLowerCase(Locale.ROOT));
        return view.files().find(folder).filter(FtpFile::folder).stream()
                .flatMap(found -> inside(view, found))
                .filter(file -> glob.matches(file.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Stream<FtpFile> inside(View view, FtpFile folder) {
        return view.files().in(folder.path()).stream()
                .sorted(Comparator.comparing(file -> file.name().toLowerCase(Locale.ROOT)));
    }

    private static String details(View view, FtpFile file) {
        String date = DATE.withZone(view.zone()).format(view.changed(file));
        String size = file.folder() ? "      <DIR>         " : String.format(Locale.ROOT, "%20d", file.size());
        return date + ' ' + size + ' ';
    }
}
