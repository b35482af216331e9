package org.sundew.sim.imap;

/**
 * A text that is looked for. Each character of what is searched is looked at twice at the most, whatever both are (Knuth,
 * Morris and Pratt): {@link String#indexOf} takes seconds for a long text of one letter in a longer one. Immutable.
 */
final class Needle {
    private final String text;
    /** For each beginning of it, how much of that it also ends with. */
    private final int[] borders;

    Needle(String text) {
        this.text = text;
        this.borders = new int[text.length()];
        for (int i = 1, matched = 0; i < text.length(); i++) {
            matched = next(matched, text.charAt(i));
            borders[i] = matched;
        }
    }

    /** Whether it is in there, at this place or later. */
    boolean in(String hay, int from) {
        int matched = 0;
        for (int i = from; i < hay.length() && matched < text.length(); i++) {
            matched = next(matched, hay.charAt(i));
        }
        return matched == text.length();
    }

    /** How much of it has been matched with one more character. */
    private int next(int matched, char c) {
        int most = matched;
        while (most > 0 && text.charAt(most) != c) {
            most = borders[most - 1];
        }
        return text.charAt(most) == c ? most + 1 : most;
    }
}
