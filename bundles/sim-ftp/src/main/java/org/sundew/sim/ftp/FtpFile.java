package org.sundew.sim.ftp;

import java.util.Optional;

/**
 * A file or folder as a visitor sees it.
 *
 * @param path absolute, in ISO-8859-1 for the bytes on the wire; {@code /} is the root
 * @param size in bytes, as listed
 * @param content what can be fetched; none for a folder, and none for what a visitor brought
 */
record FtpFile(String path, boolean folder, long size, FileDate date, Owner owner, Optional<Content> content) {
    private static final long FOLDER_SIZE = 4096;

    static FtpFile folder(String path, FileDate date, Owner owner) {
        return new FtpFile(path, true, FOLDER_SIZE, date, owner, Optional.empty());
    }

    static FtpFile offered(String path, FileDate date, Content content) {
        return new FtpFile(path, false, content.size(), date, Owner.ROOT, Optional.of(content));
    }

    static FtpFile brought(String path, long size, FileDate date, Owner owner) {
        return new FtpFile(path, false, size, date, owner, Optional.empty());
    }

    FtpFile at(String other) {
        return new FtpFile(other, folder, size, date, owner, content);
    }

    FtpFile dated(FileDate other) {
        return new FtpFile(path, folder, size, other, owner, content);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String parent(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
}
