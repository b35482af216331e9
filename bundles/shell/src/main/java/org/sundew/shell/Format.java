package org.sundew.shell;

import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directives of C's printf, as awk has them. */
final class Format {
    private static final Pattern DIRECTIVE =
            Pattern.compile("%([-0 +#]*)(\\*|\\d{0,4})(?:\\.(\\*|\\d{0,3}))?[hlLq]*([a-zA-Z%])");
    private static final int WIDTH_MAX = 4_096;

    private Format() {}

    /**
     * The format with its directives filled.
     *
     * @param values what they stand for, one after the other; null when there are no more
     * @param pay    hears how long each piece is before it is added
     */
    static String filled(String format, Supplier<@Nullable AwkValue> values, IntConsumer pay) {
        StringBuilder out = new StringBuilder();
        Matcher directive = DIRECTIVE.matcher(format);
        int last = 0;
        while (directive.find()) {
            out.append(format, last, directive.start());
            last = directive.end();
            String piece = directive.group(4).equals("%") ? "%" : piece(directive, values);
            pay.accept(piece.length());
            out.append(piece);
        }
        return out.append(format.substring(last)).toString();
    }

    private static AwkValue next(Supplier<@Nullable AwkValue> values) {
        AwkValue next = values.get();
        return next == null ? AwkValue.UNSET : next;
    }

    private static String piece(Matcher directive, Supplier<@Nullable AwkValue> values) {
        String flags = directive.group(1);
        int width = number(directive.group(2), values, 0);
        if (width < 0) {
            flags += "-";
        }
        int precision = directive.group(3) == null ? -1 : number(directive.group(3), values, 0);
        char sign = directive.group(4).charAt(0);
        String text = converted(sign, precision, next(values), flags);
        return padded(text, Math.min(WIDTH_MAX, Math.abs(width)), flags, sign != 's' && sign != 'c');
    }

    private static int number(String written, Supplier<@Nullable AwkValue> values, int otherwise) {
        return written.equals("*")
                ? (int) next(values).number()
                : written.isEmpty() ? otherwise : Integer.parseInt(written);
    }

    /** A value without padding. */
    static String converted(char sign, int precision, AwkValue value, String flags) {
        int digits = precision < 0 ? 6 : Math.min(precision, 100);
        double number = value.number();
        String text = switch (sign) {
            case 'd', 'i', 'u' -> Long.toString((long) number);
            case 'x' -> Long.toHexString((long) number);
            case 'X' -> Long.toHexString((long) number).toUpperCase(Locale.ROOT);
            case 'o' -> Long.toOctalString((long) number);
            case 'c' -> character(value);
            case 'f', 'F' -> String.format(Locale.ROOT, "%." + digits + "f", number);
            case 'e', 'E' -> String.format(Locale.ROOT, "%." + digits + "e", number);
            case 'g', 'G' -> AwkValue.general(number, Math.max(1, digits));
            default ->
                precision >= 0 && precision < value.text().length()
                        ? value.text().substring(0, precision)
                        : value.text();
        };
        boolean signed = "dieEfFgG".indexOf(sign) >= 0 && !text.startsWith("-");
        return signed && flags.contains("+") ? "+" + text : signed && flags.contains(" ") ? " " + text : text;
    }

    private static String character(AwkValue value) {
        String text = value.text();
        boolean code = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        return code ? String.valueOf((char) ((int) value.number() & 0xFF)) : text.isEmpty() ? "" : text.substring(0, 1);
    }

    private static String padded(String text, int width, String flags, boolean number) {
        if (text.length() >= width) {
            return text;
        }
        if (flags.contains("-")) {
            return text + " ".repeat(width - text.length());
        }
        boolean zeros = number && flags.contains("0");
        boolean sign = zeros && text.matches("[-+ ].*");
        String fill = (zeros ? "0" : " ").repeat(width - text.length());
        return sign ? text.charAt(0) + fill + text.substring(1) : fill + text;
    }
}
