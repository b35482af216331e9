package org.sundew.console;

/** Checks a number an operator gave. */
final class Counted {
    private Counted() {}

    static int positive(String option, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(option + ": must be at least 1: " + number);
        }
        return number;
    }
}
