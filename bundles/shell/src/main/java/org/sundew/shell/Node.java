package org.sundew.shell;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file, folder, link or device of a made-up disk. A folder's map belongs to the {@code holder} that made it; everybody else
 * makes a copy before changing it, so that thousands of visitors share one tree.
 *
 * @param modified in seconds since 1970
 * @param content  what a file holds; a link's target
 * @param holder   who may change the children, or null for nobody
 */
record Node(
        Kind kind,
        int mode,
        int uid,
        int gid,
        long modified,
        Content content,
        SortedMap<String, Node> children,
        @Nullable Object holder) {
    /** What it is; the sign is the first of {@code ls -l}. */
    enum Kind {
        FILE('-'),
        FOLDER('d'),
        LINK('l'),
        DEVICE('c');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }

    private static final SortedMap<String, Node> CHILDLESS = Collections.emptySortedMap();
    private static final int FOLDER_SIZE = 4096;

    static Node file(int mode, int uid, long modified, Content content) {
        return new Node(Kind.FILE, mode, uid, uid, modified, content, CHILDLESS, null);
    }

    static Node folder(int mode, int uid, long modified, @Nullable Object holder) {
        return new Node(Kind.FOLDER, mode, uid, uid, modified, Content.NONE, new TreeMap<>(), holder);
    }

    static Node link(long modified, String target) {
        return new Node(Kind.LINK, 0777, 0, 0, modified, Content.of(target), CHILDLESS, null);
    }

    static Node device(int mode, long modified) {
        return new Node(Kind.DEVICE, mode, 0, 0, modified, Content.NONE, CHILDLESS, null);
    }

    boolean folder() {
        return kind == Kind.FOLDER;
    }

    long size(Scene scene) {
        return folder() ? FOLDER_SIZE : content.size(scene);
    }

    /** When it was changed last: a log that goes on is changed with its last line. */
    long modified(Scene scene) {
        return content.modified(scene, modified);
    }

    boolean executable() {
        return kind == Kind.FILE && (mode & 0111) != 0;
    }

    /** The same with a map that this holder may change. */
    Node heldBy(Object owner) {
        return holder == owner
                ? this
                : new Node(kind, mode, uid, gid, modified, content, new TreeMap<>(children), owner);
    }

    Node withMode(int next) {
        return new Node(kind, next, uid, gid, modified, content, children, holder);
    }

    Node withOwner(int nextUid, int nextGid) {
        return new Node(kind, mode, nextUid, nextGid, modified, content, children, holder);
    }

    Node modifiedAt(long seconds) {
        return new Node(kind, mode, uid, gid, seconds, content, children, holder);
    }

    boolean readableBy(int who) {
        return who == 0 || (mode & (who == uid ? 0400 : 04)) != 0;
    }

    boolean writableBy(int who) {
        return who == 0 || (mode & (who == uid ? 0200 : 02)) != 0;
    }

    /** {@code -rwxr-xr-x}. */
    String modeText() {
        StringBuilder text = new StringBuilder(10).append(kind.sign());
        for (int bit = 8; bit >= 0; bit--) {
            boolean set = (mode & 1 << bit) != 0;
            text.append(set ? "xwr".charAt(bit % 3) : '-');
        }
        if ((mode & 01000) != 0) {
            text.setCharAt(9, (mode & 1) != 0 ? 't' : 'T');
        }
        if ((mode & 04000) != 0) {
            text.setCharAt(3, 's');
        }
        return text.toString();
    }
}
