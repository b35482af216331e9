package org.sundew.sim.imap;

import java.util.Optional;
import java.util.function.IntPredicate;

/** A set of message numbers or uids as {@code 1:3,7,*} (RFC 3501 section 9, sequence-set). */
final class NumberSet {
    private static final String NUMBER = "(\\d{1,9}|\\*)";
    private static final String RANGE = NUMBER + "(:" + NUMBER + ")?";

    private NumberSet() {}

    /** Whether it is one. */
    static boolean is(String text) {
        if (text.length() > 1000) {
            return false;
        }
        for (String range : text.split(",", -1)) {
            if (!range.matches(RANGE)) {
                return false;
            }
        }
        return true;
    }

    /** Which numbers are in it, if it is one; {@code *} is the last that is in use. */
    static Optional<IntPredicate> of(String text, int last) {
        if (!is(text)) {
            return Optional.empty();
        }
        IntPredicate all = number -> false;
        for (String range : text.split(",", -1)) {
            int colon = range.indexOf(':');
            int one = value(colon < 0 ? range : range.substring(0, colon), last);
            int other = colon < 0 ? one : value(range.substring(colon + 1), last);
            all = all.or(number -> number >= Math.min(one, other) && number <= Math.max(one, other));
        }
        return Optional.of(all);
    }

    private static int value(String number, int last) {
        return number.equals("*") ? last : Integer.parseInt(number);
    }
}
