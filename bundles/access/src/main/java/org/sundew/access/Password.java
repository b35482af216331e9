package org.sundew.access;

import java.security.SecureRandom;

/** A generated password: five groups of five letters and digits, none easily taken for another; 123 bits. */
record Password(String text) {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int GROUP = 5;

    static Password generate(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Password(text.toString());
    }

    @Override
    public String toString() {
        return "Password";
    }
}
