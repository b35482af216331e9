package org.sundew.alert.webhook;

/** Text inside of a JSON string, in printable ASCII whatever a visitor said. */
final class JsonText {
    private JsonText() {}

    /** The text with what JSON does not take, and whatever is not printable ASCII, escaped; without the quotes around it. */
    static String escaped(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7F) {
                json.append(c);
            } else {
                json.append(String.format("\\u%04x", (int) paired(text, i)));
            }
        }
        return json.toString();
    }

    /** The character there; the one for "no character" instead of half a pair, which no decoder would take. */
    private static char paired(String text, int i) {
        char c = text.charAt(i);
        boolean high =
                Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        boolean low = Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        return !Character.isSurrogate(c) || high || low ? c : '\uFFFD';
    }

    /** The text as a JSON string. */
    static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }
}
