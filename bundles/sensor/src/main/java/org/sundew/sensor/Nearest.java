package org.sundew.sensor;

import java.util.Collection;
import java.util.Comparator;

/** Guesses which word was meant. */
final class Nearest {
    private static final int TOLERATED = 3;

    private Nearest() {}

    /** The word that takes the fewest changed letters to become this one, if they are few; otherwise nothing. */
    static String to(String word, Collection<String> words) {
        int tolerated = Math.min(TOLERATED, word.length() / 3);
        return words.stream()
                .filter(each -> distance(word, each) <= tolerated)
                .min(Comparator.<String>comparingInt(each -> distance(word, each))
                        .thenComparing(each -> each))
                .orElse("");
    }

    /** Levenshtein's distance, with a swap of neighbours counted as two. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swapped = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
