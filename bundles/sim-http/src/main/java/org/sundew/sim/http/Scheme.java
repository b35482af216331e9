package org.sundew.sim.http;

import java.util.Arrays;
import java.util.Locale;

/** A way to prove who one is (RFC 9110 section 11). */
enum Scheme {
    BASIC("Basic"),
    DIGEST("Digest"),
    NTLM("NTLM"),
    NEGOTIATE("Negotiate");

    private final String word;

    Scheme(String word) {
        this.word = word;
    }

    /** Its name in header fields. */
    String word() {
        return word;
    }

    /** Of that name, however it is written. */
    static Scheme of(String text) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.word.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Basic, Digest, NTLM or Negotiate expected"));
    }

    /** What follows its name in an Authorization field; nothing if that is another scheme's. */
    String in(String authorization) {
        boolean own = authorization.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT) + ' ');
        return own ? FieldLine.trim(authorization.substring(word.length() + 1)) : "";
    }
}
