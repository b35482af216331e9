package org.sundew.sim.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How strictly a persona reads.
 *
 * @param lineMax   the longest request line, in bytes without its end
 * @param fieldMax  the longest field line, likewise
 * @param fieldsMax the most field lines
 * @param headMax   the longest head, in bytes
 * @param blanksMax the most empty lines before a request
 * @param eager     whether it answers at the first bad byte, not at the end of the line
 * @param bodyMax   the longest body, in bytes
 * @param blanks    what is taken away around the value of a field
 * @param windows   whether a backslash is a slash and case does not matter
 * @param refusals  what it refuses and how; all else it puts up with
 */
record Dialect(
        int lineMax,
        int fieldMax,
        int fieldsMax,
        int headMax,
        int blanksMax,
        boolean eager,
        long bodyMax,
        String blanks,
        boolean windows,
        Map<Flaw, Refusal> refusals) {

    boolean refuses(Flaw flaw) {
        return refusals.containsKey(flaw);
    }

    Optional<Refusal> refusal(Flaw flaw) {
        return Optional.ofNullable(refusals.get(flaw));
    }

    /** The same with another limit on bodies. */
    Dialect withBodyMax(long bytes) {
        return new Dialect(lineMax, fieldMax, fieldsMax, headMax, blanksMax, eager, bytes, blanks, windows, refusals);
    }

    /** A table of refusals in the making. */
    static final class Table {
        private final Map<Flaw, Refusal> refusals = new EnumMap<>(Flaw.class);

        Table refuse(Refusal refusal, Flaw... flaws) {
            for (Flaw flaw : flaws) {
                refusals.put(flaw, refusal);
            }
            return this;
        }

        Map<Flaw, Refusal> done() {
            return Map.copyOf(refusals);
        }
    }
}
