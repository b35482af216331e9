package org.sundew.shell;

import java.util.Locale;

/** A value of awk: a number, a text, or a text that came in and counts as a number if it looks like one. Immutable. */
final class AwkValue {
    /** Of a variable that was never set: nothing, or 0. */
    static final AwkValue UNSET = new AwkValue("", 0, true);

    private static final int DIGITS_MAX = 40;

    private final String text;
    private final double number;
    private final boolean numeric;

    private AwkValue(String text, double number, boolean numeric) {
        this.text = text;
        this.number = number;
        this.numeric = numeric;
    }

    static AwkValue of(double number) {
        return new AwkValue(shown(number), number, true);
    }

    static AwkValue of(boolean holds) {
        return of(holds ? 1 : 0);
    }

    static AwkValue of(String text) {
        return new AwkValue(text, 0, false);
    }

    /** What was read. */
    static AwkValue input(String text) {
        String plain = text.strip();
        boolean numeric = !plain.isEmpty() && numberEnd(plain) == plain.length();
        return new AwkValue(text, numeric ? number(plain) : 0, numeric);
    }

    String text() {
        return text;
    }

    double number() {
        return numeric ? number : number(text);
    }

    boolean truth() {
        return numeric ? number != 0 : !text.isEmpty();
    }

    /** As numbers if both are, else as texts. */
    int compareTo(AwkValue other) {
        return numeric && other.numeric ? Double.compare(number, other.number) : text.compareTo(other.text);
    }

    /** The number that a text begins with, or 0. */
    static double number(String text) {
        int from = 0;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        String rest = text.substring(from, Math.min(text.length(), from + DIGITS_MAX));
        int end = numberEnd(rest);
        return end == 0 ? 0 : Double.parseDouble(rest.substring(0, end));
    }

    private static int numberEnd(String text) {
        int at = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        int whole = digits(text, at);
        int end = whole;
        boolean dot = end < text.length() && text.charAt(end) == '.';
        end = dot ? digits(text, end + 1) : end;
        if (end - at == (dot ? 1 : 0)) {
            return 0;
        }
        if (end < text.length() && "eE".indexOf(text.charAt(end)) >= 0) {
            int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
            int exponent = digits(text, end + 1 + sign);
            end = exponent > end + 1 + sign ? exponent : end;
        }
        return end;
    }

    private static int digits(String text, int from) {
        int at = Math.min(text.length(), from);
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static String shown(double number) {
        if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            return Long.toString((long) number);
        }
        return Double.isNaN(number)
                ? "nan"
                : Double.isInfinite(number) ? number < 0 ? "-inf" : "inf" : general(number, 6);
    }

    /** As {@code %g} of C shows it. */
    static String general(double number, int digits) {
        if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
            return number == 0 ? "0" : shown(number);
        }
        String scientific = String.format(Locale.ROOT, "%." + Math.max(0, digits - 1) + "e", number);
        int exponent = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
        if (exponent < -4 || exponent >= digits) {
            int e = scientific.indexOf('e');
            return trimmed(scientific.substring(0, e)) + scientific.substring(e);
        }
        return trimmed(String.format(Locale.ROOT, "%." + (digits - 1 - exponent) + "f", number));
    }

    private static String trimmed(String digits) {
        return digits.indexOf('.') < 0 ? digits : digits.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
