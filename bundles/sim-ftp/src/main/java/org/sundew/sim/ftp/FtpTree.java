package org.sundew.sim.ftp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every visitor finds: immutable. Each file's folders exist. */
final class FtpTree {
    static final String ROOT = "/";

    private final Map<String, FtpFile> files;
    private final Map<String, List<FtpFile>> children = new HashMap<>();

    private FtpTree(Map<String, FtpFile> files) {
        this.files = files;
        for (FtpFile file : files.values()) {
            if (!file.path().equals(ROOT)) {
                children.computeIfAbsent(FtpFile.parent(file.path()), folder -> new ArrayList<>())
                        .add(file);
            }
        }
    }

    /** The tree of these files; a folder that is missing is as old as the file that needs it. */
    static FtpTree of(Iterable<FtpFile> given) {
        Map<String, FtpFile> files = new HashMap<>();
        for (FtpFile file : given) {
            files.put(file.path(), file);
        }
        for (FtpFile file : List.copyOf(files.values())) {
            for (String folder = file.path(); !folder.equals(ROOT); ) {
                folder = FtpFile.parent(folder);
                files.putIfAbsent(folder, FtpFile.folder(folder, file.date(), Owner.ROOT));
            }
        }
        files.putIfAbsent(ROOT, FtpFile.folder(ROOT, FileDate.daysAgo(100, ROOT), Owner.ROOT));
        return new FtpTree(files);
    }

    Optional<FtpFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    List<FtpFile> in(String folder) {
        return children.getOrDefault(folder, List.of());
    }
}
