package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;

/** The fields of an application/x-www-form-urlencoded text (WHATWG URL section 5.1); hostile, so bounded. */
final class FormText {
    private static final int FIELDS_MAX = 100;

    private FormText() {}

    static List<Field> read(String text) {
        List<Field> fields = new ArrayList<>();
        int from = 0;
        while (from < text.length() && fields.size() < FIELDS_MAX) {
            int end = text.indexOf('&', from);
            String pair = text.substring(from, end < 0 ? text.length() : end);
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                fields.add(new Field(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
            }
            from = end < 0 ? text.length() : end + 1;
        }
        return fields;
    }

    private static String decoded(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '%' && i + 2 < text.length();
            int high = escape ? Chars.hex(text.charAt(i + 1)) : -1;
            int low = escape ? Chars.hex(text.charAt(i + 2)) : -1;
            if (high >= 0 && low >= 0) {
                plain.append((char) (16 * high + low));
                i += 2;
            } else {
                plain.append(c == '+' ? ' ' : c);
            }
        }
        return plain.toString();
    }
}
