package org.sundew.sensor;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One key that a component declares (Metatype, OSGi Compendium 105.8), and what its value must be.
 *
 * @param min     the least number, or null for whatever the type holds
 * @param max     the greatest number, or null likewise
 * @param options the only values allowed, or empty for any
 */
record Attribute(
        String key,
        Type type,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<String> options) {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    /** What Config Admin's interpolation leaves where a variable has no value. */
    private static final Pattern UNRESOLVED = Pattern.compile("\\$\\[(env|prop|secret|conf):");

    enum Type {
        TEXT(null, null),
        SECRET(null, null),
        CHARACTER(null, null),
        BOOLEAN(null, null),
        BYTE((long) Byte.MIN_VALUE, (long) Byte.MAX_VALUE),
        SHORT((long) Short.MIN_VALUE, (long) Short.MAX_VALUE),
        INTEGER((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE),
        LONG(Long.MIN_VALUE, Long.MAX_VALUE),
        DECIMAL(null, null);

        private final @Nullable BigDecimal least;
        private final @Nullable BigDecimal greatest;

        Type(@Nullable Long least, @Nullable Long greatest) {
            this.least = least == null ? null : BigDecimal.valueOf(least);
            this.greatest = greatest == null ? null : BigDecimal.valueOf(greatest);
        }

        boolean whole() {
            return least != null;
        }

        /** The type that Metatype's XML calls by this word; text if it is none. */
        static Type of(String word) {
            return switch (word) {
                case "Password" -> SECRET;
                case "Char", "Character" -> CHARACTER;
                case "Boolean" -> BOOLEAN;
                case "Byte" -> BYTE;
                case "Short" -> SHORT;
                case "Integer" -> INTEGER;
                case "Long" -> LONG;
                case "Float", "Double" -> DECIMAL;
                default -> TEXT;
            };
        }
    }

    Attribute {
        options = List.copyOf(options);
    }

    boolean secret() {
        return type == Type.SECRET;
    }

    /** What is wrong with this value, or empty. */
    Optional<String> fault(Object value) {
        return elements(value)
                .map(String::valueOf)
                .flatMap(text -> fault(text).stream())
                .findFirst();
    }

    /** Whether a variable in this value was not resolved. */
    static boolean unresolved(Object value) {
        return elements(value)
                .anyMatch(each -> UNRESOLVED.matcher(String.valueOf(each)).find());
    }

    private Optional<String> fault(String text) {
        return accepts(tidy(text)) ? Optional.empty() : Optional.of("must be " + expected());
    }

    /** The value as the component should get it: without the blanks around a word or number that nobody can see. */
    Object tidied(Object value) {
        return value instanceof String text ? tidy(text) : value;
    }

    private String tidy(String text) {
        boolean free = options.isEmpty() && (type == Type.TEXT || secret() || type == Type.CHARACTER);
        return free ? text : text.trim();
    }

    private boolean accepts(String text) {
        if (!options.isEmpty() && !options.contains(text)) {
            return false;
        }
        return switch (type) {
            case TEXT, SECRET -> true;
            case CHARACTER -> text.length() == 1;
            case BOOLEAN -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
            default -> number(text).filter(this::inRange).isPresent();
        };
    }

    private Optional<BigDecimal> number(String text) {
        if (type.whole() && !WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean inRange(BigDecimal number) {
        return !less(number, min)
                && !less(number, type.least)
                && !greater(number, max)
                && !greater(number, type.greatest);
    }

    private static boolean less(BigDecimal number, @Nullable BigDecimal bound) {
        return bound != null && number.compareTo(bound) < 0;
    }

    private static boolean greater(BigDecimal number, @Nullable BigDecimal bound) {
        return bound != null && number.compareTo(bound) > 0;
    }

    private String expected() {
        if (!options.isEmpty()) {
            return "one of " + String.join(", ", options);
        }
        return switch (type) {
            case TEXT, SECRET -> "text";
            case CHARACTER -> "one character";
            case BOOLEAN -> "true or false";
            case DECIMAL -> "a number" + range();
            default -> "a whole number" + range();
        };
    }

    private String range() {
        BigDecimal from = min != null ? min : type.least;
        BigDecimal to = max != null ? max : type.greatest;
        if (from == null || to == null) {
            return (from == null ? "" : " from " + from.toPlainString())
                    + (to == null ? "" : " up to " + to.toPlainString());
        }
        return " from " + from.toPlainString() + " to " + to.toPlainString();
    }

    private static Stream<?> elements(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream();
        }
        return value instanceof Object[] many ? Arrays.stream(many) : Stream.of(value);
    }
}
