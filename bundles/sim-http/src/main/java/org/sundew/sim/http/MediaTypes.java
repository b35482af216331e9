package org.sundew.sim.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The media types of what web sites are made of, by the end of the file name; servers differ in a few. */
final class MediaTypes {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("css", "text/css"),
            Map.entry("txt", "text/plain"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("webp", "image/webp"),
            Map.entry("json", "application/json"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("doc", "application/msword"),
            Map.entry("xls", "application/vnd.ms-excel"));

    private MediaTypes() {}

    /** The common table with these changed: suffix, type, suffix, type … */
    static Map<String, String> with(String... changes) {
        Map<String, String> types = new HashMap<>(COMMON);
        for (int i = 0; i < changes.length; i += 2) {
            types.put(changes[i], changes[i + 1]);
        }
        return Map.copyOf(types);
    }

    /** The type that most servers give to files of that suffix, or nothing. */
    static String common(String suffix) {
        return COMMON.getOrDefault(suffix, "");
    }

    /** What follows the last dot of a file name, lower case, or nothing. */
    static String suffix(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
