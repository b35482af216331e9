package org.sundew.shell;

/** Sets of characters as tr has them: ranges, classes, escapes. */
final class Sets {
    private Sets() {}

    static String of(String text) {
        String plain = Escapes.ansi(text)
                .replace("[:upper:]", "A-Z")
                .replace("[:lower:]", "a-z")
                .replace("[:digit:]", "0-9")
                .replace("[:space:]", " \t\n\r");
        StringBuilder set = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            if (i + 2 < plain.length() && plain.charAt(i + 1) == '-') {
                for (int sign = plain.charAt(i); sign <= Math.min(255, plain.charAt(i + 2)); sign++) {
                    set.append((char) sign);
                }
                i += 2;
            } else {
                set.append(plain.charAt(i));
            }
        }
        return set.toString();
    }
}
