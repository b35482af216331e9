package org.sundew.shell;

/** chmod's modes, in figures and in letters. */
final class Modes {
    private Modes() {}

    static int change(int mode, String change) {
        if (change.matches("[0-7]{1,5}")) {
            return Integer.parseInt(change, 8) & 07777;
        }
        int next = mode;
        for (String clause : change.split(",", 16)) {
            next = clause(next, clause);
        }
        return next;
    }

    private static int clause(int mode, String clause) {
        int sign = Math.max(Math.max(clause.indexOf('+'), clause.indexOf('-')), clause.indexOf('='));
        String who = clause.substring(0, sign);
        int bits = 0;
        for (char right : clause.substring(sign + 1).toCharArray()) {
            bits |= right == 'r' ? 4 : right == 'w' ? 2 : right == 'x' || right == 'X' ? 1 : 0;
        }
        boolean all = who.isEmpty() || who.contains("a");
        int mask = (all || who.contains("u") ? 0700 : 0)
                | (all || who.contains("g") ? 070 : 0)
                | (all || who.contains("o") ? 07 : 0);
        int wanted = (bits * 0111) & mask;
        return switch (clause.charAt(sign)) {
            case '+' -> mode | wanted;
            case '-' -> mode & ~wanted;
            default -> (mode & ~mask) | wanted;
        };
    }
}
