package org.sundew.sim.script;

import java.util.List;
import java.util.Map;

/**
 * A service as its file describes it. Immutable.
 *
 * @param unit     what a rule is matched against
 * @param greeting what is done when a visitor comes
 * @param start    the state a visit begins in; one of {@code states}
 * @param states   the rules of each state in the order they are tried, those for every state last
 */
record Script(Unit unit, Rule greeting, String start, Map<String, List<Rule>> states) {
    /** What a visitor says at once. */
    enum Unit {
        /** A line, without its end. */
        LINES,
        /** What comes in one piece, or one datagram. */
        BYTES
    }

    Script {
        states = Map.copyOf(states);
    }

    /** The rules of this state. */
    List<Rule> rules(String state) {
        return states.getOrDefault(state, List.of());
    }
}
