package org.sundew.sim.smtp;

import java.util.Optional;

/**
 * What BDAT announces (RFC 3030 section 2).
 *
 * @param size how many bytes follow
 * @param last whether the message ends with them
 */
record Chunk(int size, boolean last) {
    /** Reads the words after BDAT, if they make sense. */
    static Optional<Chunk> announced(String argument) {
        String[] words = argument.split(" +", -1);
        boolean last = words.length == 2 && words[1].equalsIgnoreCase("LAST");
        boolean sound = words[0].matches("\\d{1,9}") && (words.length == 1 || last);
        return sound ? Optional.of(new Chunk(Integer.parseInt(words[0]), last)) : Optional.empty();
    }
}
