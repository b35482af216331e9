package org.sundew.sensor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Dictionary;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file a configuration came from. */
final class CfgFile {
    private static final String KEY = "felix.fileinstall.filename";

    private CfgFile() {}

    /** Its name without folders, as File Install noted it, or empty if it came from no file. */
    static String of(Map<String, Object> properties) {
        return name(properties.get(KEY));
    }

    static String of(Dictionary<String, Object> properties) {
        return name(properties.get(KEY));
    }

    private static String name(@Nullable Object uri) {
        if (!(uri instanceof String text)) {
            return "";
        }
        return URLDecoder.decode(text.substring(text.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
