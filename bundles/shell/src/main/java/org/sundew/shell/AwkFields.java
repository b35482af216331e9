package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;

/** The line that awk has at hand, and its fields: changing one changes the other. */
final class AwkFields {
    private static final int FIELDS_MAX = 10_000;

    private final Awk awk;
    private List<String> fields = List.of();
    private String line = "";

    AwkFields(Awk awk) {
        this.awk = awk;
    }

    String line() {
        return line;
    }

    /** As many as NF was set to. */
    void resize(double wanted) {
        int count = (int) Math.max(0, Math.min(FIELDS_MAX, wanted));
        List<String> changed = new ArrayList<>(fields.subList(0, Math.min(count, fields.size())));
        while (changed.size() < count) {
            changed.add("");
        }
        joined(changed);
    }

    void take(String whole) {
        line = whole;
        fields = split(whole, awk.get("FS"));
        awk.count(fields.size());
    }

    /** By blanks, by a sign, or by what an expression finds. */
    List<String> split(String whole, String separator) {
        awk.pay(whole.length() + 1L);
        if (whole.isEmpty()) {
            return List.of();
        }
        if (separator.equals(" ")) {
            String plain = whole.strip();
            return plain.isEmpty() ? List.of() : List.of(plain.split("\\s+", FIELDS_MAX));
        }
        if (separator.length() == 1 || separator.isEmpty()) {
            return List.of(whole.split(java.util.regex.Pattern.quote(separator), separator.isEmpty() ? 0 : -1));
        }
        return split(whole, awk.regex(separator));
    }

    List<String> split(String whole, Regex separator) {
        List<String> parts = new ArrayList<>();
        com.google.re2j.Matcher matcher = separator.in(whole);
        int from = 0;
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                parts.add(whole.substring(from, matcher.start()));
                from = matcher.end();
            }
        }
        parts.add(whole.substring(from));
        return parts;
    }

    AwkValue get(int place) {
        return place == 0
                ? AwkValue.input(line)
                : place > 0 && place <= fields.size() ? AwkValue.input(fields.get(place - 1)) : AwkValue.UNSET;
    }

    void set(int place, String value) {
        if (place == 0) {
            take(value);
            return;
        }
        if (place > 0 && place <= FIELDS_MAX) {
            List<String> changed = new ArrayList<>(fields);
            awk.pay(changed.size() + (long) place);
            while (changed.size() < place) {
                changed.add("");
            }
            changed.set(place - 1, value);
            joined(changed);
        }
    }

    private void joined(List<String> changed) {
        fields = changed;
        line = String.join(awk.get("OFS"), changed);
        awk.pay(line.length());
        awk.count(changed.size());
    }
}
