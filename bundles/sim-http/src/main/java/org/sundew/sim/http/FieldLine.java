package org.sundew.sim.http;

import java.util.Optional;

/** One field line (RFC 9112 section 5), taken apart. */
final class FieldLine {
    private FieldLine() {}

    /** The field, or nothing if it has no name that can be used: lenient servers pass over such lines. */
    static Optional<Field> read(String line, Flaws flaws) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        flaws.addIf(colon < 0, Flaw.FIELD_COLON);
        flaws.addIf(colon == 0, Flaw.FIELD_EMPTY);
        flaws.addIf(name.indexOf(' ') >= 0 || name.indexOf('\t') >= 0, Flaw.FIELD_SPACE);
        flaws.addIf(Chars.any(name, Chars::control), Flaw.FIELD_CONTROL);
        boolean token = Chars.all(name, Chars::token);
        flaws.addIf(!token, Flaw.FIELD_NAME);
        if (colon <= 0 || !token) {
            return Optional.empty();
        }
        String value = line.substring(colon + 1);
        checkValue(value, flaws);
        return Optional.of(new Field(name, trim(value, flaws.dialect().blanks())));
    }

    private static void checkValue(String value, Flaws flaws) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Chars.control(c) && c != '\t') {
                flaws.addIf(c == 0, Flaw.VALUE_NUL);
                flaws.addIf(c == '\r', Flaw.BARE_CR);
                flaws.add(Flaw.VALUE_CONTROL);
            }
        }
    }

    /** Without spaces and tabs around it; other white space is not white to HTTP. */
    static String trim(String value) {
        return trim(value, " \t");
    }

    private static String trim(String value, String blanks) {
        int from = 0;
        int to = value.length();
        while (from < to && blanks.indexOf(value.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && blanks.indexOf(value.charAt(to - 1)) >= 0) {
            to--;
        }
        return value.substring(from, to);
    }
}
