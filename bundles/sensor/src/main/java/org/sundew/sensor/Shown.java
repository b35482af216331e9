package org.sundew.sensor;

import java.util.Arrays;

/** Values as they may be shown. */
final class Shown {
    private static final int LONGEST = 200;

    private Shown() {}

    /** The value on one line, without control characters, cut when very long. */
    static String of(Object value) {
        String text = value instanceof Object[] many ? Arrays.toString(many) : String.valueOf(value);
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
