package org.sundew.sim.redis;

import java.util.List;

/**
 * A command that is known.
 *
 * @param arity how many words it has, its name included; negative: at least that many
 * @param writes whether it changes keys
 */
record Command(String name, int arity, boolean writes, Play play) {
    /** Answers the words; the first is the command's own name. */
    @FunctionalInterface
    interface Play {
        void answer(List<String> words, Reply reply);
    }

    static Command reads(String name, int arity, Play play) {
        return new Command(name, arity, false, play);
    }

    static Command writes(String name, int arity, Play play) {
        return new Command(name, arity, true, play);
    }

    boolean takes(int words) {
        return arity > 0 ? words == arity : words >= -arity;
    }
}
