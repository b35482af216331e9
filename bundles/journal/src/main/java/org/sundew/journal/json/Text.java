package org.sundew.journal.json;

/** Hostile text made well-formed: Unicode has no halves of surrogate pairs, Java strings may. */
public final class Text {
    private Text() {}

    /** The same text, with U+FFFD for each half of a surrogate pair that lacks the other. */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (halfPair(text, i)) {
                return mended(text);
            }
        }
        return text;
    }

    private static String mended(String text) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (halfPair(text, i)) {
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended.toString();
    }

    /** Whether the character there is half a surrogate pair without its other half beside it. */
    static boolean halfPair(String text, int at) {
        char symbol = text.charAt(at);
        if (!Character.isSurrogate(symbol)) {
            return false;
        }
        if (Character.isHighSurrogate(symbol)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
