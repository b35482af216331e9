package org.sundew.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths of files as text: absolute, with slashes, without dots. */
final class Paths {
    /** How long a path may be. */
    static final int MAX = 4096;

    private Paths() {}

    /** A path as seen from a folder, without dots. */
    static String absolute(String from, String path) {
        Deque<String> parts = new ArrayDeque<>();
        String whole = path.startsWith("/") ? path : from + '/' + path;
        for (String part : whole.substring(0, Math.min(whole.length(), MAX)).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String[] parts(String path) {
        return path.length() <= 1 ? new String[0] : path.substring(1).split("/", -1);
    }
}
