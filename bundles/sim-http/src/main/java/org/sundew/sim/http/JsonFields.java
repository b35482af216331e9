package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The names and values of a JSON text (RFC 8259), all levels in one list: a value gets the name that stands last before it, so
 * that the elements of a list share one. Hostile, so bounded, without recursion, and content with anything.
 */
final class JsonFields {
    private static final int FIELDS_MAX = 100;

    private final String text;
    private final List<Field> fields = new ArrayList<>();
    private String name = "";
    private int at;

    private JsonFields(String text) {
        this.text = text;
    }

    static List<Field> read(String text) {
        JsonFields reader = new JsonFields(text);
        while (reader.at < text.length() && reader.fields.size() < FIELDS_MAX) {
            reader.next();
        }
        return reader.fields;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '"') {
            String string = string();
            if (colonFollows()) {
                name = string;
            } else {
                fields.add(new Field(name, string));
            }
        } else if (Chars.alnum(c) || c == '-') {
            int from = at;
            while (at < text.length() && (Chars.alnum(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            fields.add(new Field(name, text.substring(from, at)));
        } else {
            at++;
        }
    }

    private boolean colonFollows() {
        int next = at;
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    /** The string that begins here; it may lack its end. */
    private String string() {
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                break;
            }
            if (c == '\\' && at + 1 < text.length()) {
                escaped(text.charAt(++at), string);
            } else {
                string.append(c);
            }
        }
        return string.toString();
    }

    private void escaped(char c, StringBuilder string) {
        switch (c) {
            case 'n' -> string.append('\n');
            case 't' -> string.append('\t');
            case 'r' -> string.append('\r');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'u' -> unicode(string);
            default -> string.append(c);
        }
    }

    private void unicode(StringBuilder string) {
        String digits = text.substring(Math.min(at + 1, text.length()), Math.min(at + 5, text.length()));
        if (digits.length() == 4 && Chars.all(digits, c -> Chars.hex(c) >= 0)) {
            string.append((char) Integer.parseInt(digits, 16));
            at += 4;
        }
    }
}
