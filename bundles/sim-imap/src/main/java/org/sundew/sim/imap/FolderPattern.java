package org.sundew.sim.imap;

/**
 * What LIST asks for: a name in which * and % stand for anything (RFC 3501 section 6.3.8); where there is no level below another
 * both mean the same. Matched without ever going back further than to the last of them, so that no pattern takes long.
 */
record FolderPattern(String text) {

    boolean matches(String name, boolean anyCase) {
        int at = 0;
        int wild = -1;
        int tried = 0;
        for (int i = 0; i < name.length(); ) {
            if (wildAt(at)) {
                wild = at++;
                tried = i;
            } else if (at < text.length() && same(text.charAt(at), name.charAt(i), anyCase)) {
                at++;
                i++;
            } else if (wild >= 0) {
                at = wild + 1;
                i = ++tried;
            } else {
                return false;
            }
        }
        while (wildAt(at)) {
            at++;
        }
        return at == text.length();
    }

    private boolean wildAt(int index) {
        return index < text.length() && (text.charAt(index) == '*' || text.charAt(index) == '%');
    }

    private static boolean same(char one, char other, boolean anyCase) {
        return one == other || (anyCase && Character.toUpperCase(one) == Character.toUpperCase(other));
    }
}
