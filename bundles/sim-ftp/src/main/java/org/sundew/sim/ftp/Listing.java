package org.sundew.sim.ftp;

import java.util.Optional;

/**
 * What LIST, NLST or STAT give.
 *
 * @param text the lines, each ended by CR LF
 * @param refusal what is said instead, where there is nothing to send
 * @param ending what is said when it is sent
 * @param about the path that this is about
 */
record Listing(String text, Optional<Say> refusal, Say ending, String about) {
    static Listing found(CharSequence text) {
        return new Listing(text.toString(), Optional.empty(), Say.LIST_DONE, "");
    }

    static Listing nothing(Say ending, String path) {
        return new Listing("", Optional.empty(), ending, path);
    }

    static Listing refused(Say refusal, String path) {
        return new Listing("", Optional.of(refusal), Say.LIST_DONE, path);
    }
}
