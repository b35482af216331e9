package org.sundew.gate;

import java.util.List;

/**
 * What a gate would answer to an arrival, and how it would come to that.
 *
 * @param verdict the answer
 * @param weighed every limit or rule it considers, in the order it considers them
 */
public record Explanation(Verdict verdict, List<Weighed> weighed) {
    /** Copies the list. */
    public Explanation {
        weighed = List.copyOf(weighed);
    }
}
