package org.sundew.sim.redis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as Redis reads them: no sign but a minus, no blanks, no leading zeros. */
final class Numbers {
    private Numbers() {}

    static Optional<Long> of(String text) {
        if (!text.matches("0|-?[1-9]\\d{0,18}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            // nineteen digits can be too many
            return Optional.empty();
        }
    }

    /** A number without its sign; the lowest of all has no counterpart, and counts as the one above it. */
    static long size(long number) {
        return Math.abs(Math.max(number, -Long.MAX_VALUE));
    }

    /** Their sum, unless it overflows. */
    static OptionalLong sum(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** A number with a fraction, or one without end: what C's strtod reads of it, but no NaN and no blanks. */
    static OptionalDouble real(String text) {
        if (text.matches("(?i)[+-]?inf(inity)?")) {
            return OptionalDouble.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return text.matches("[+-]?(\\d{1,300}\\.?\\d{0,300}|\\.\\d{1,300})([eE][+-]?\\d{1,5})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** A score as Redis prints it: up to 17 figures, and no more than it takes (C's {@code %.17g}). */
    static String text(double score) {
        if (Double.isInfinite(score)) {
            return score > 0 ? "inf" : "-inf";
        }
        if (score == Math.rint(score) && Math.abs(score) < 1e17) {
            return score == 0 && 1 / score < 0 ? "-0" : Long.toString((long) score);
        }
        BigDecimal rounded = new BigDecimal(score, new MathContext(17)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 17) {
            return rounded.toPlainString();
        }
        String figures = rounded.unscaledValue().abs().toString();
        return (score < 0 ? "-" : "")
                + figures.charAt(0)
                + (figures.length() > 1 ? "." + figures.substring(1) : "")
                + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** The same without an exponent and with fewer figures: what INCRBYFLOAT makes of a sum. */
    static String plain(double sum) {
        BigDecimal rounded = new BigDecimal(sum, MathContext.DECIMAL64).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
