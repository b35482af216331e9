package org.sundew.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * A pattern (POSIX 2.13). All its parts that a text may have come to are followed at once, so that matching takes time as text and
 * pattern together are long, and each step of it is paid.
 */
final class Glob implements Predicate<String> {
    /** Any number of chars; whatever else is in a pattern stands for one. */
    private static final Part STAR = new Part("", true, true);
    /** Any char: none is left out. */
    private static final Part ANY = new Part("", true, false);

    private final List<Part> parts;
    private final Allowance allowance;

    /** One of these chars, or none of them. */
    private record Part(String signs, boolean none, boolean star) {
        boolean test(char sign) {
            return (signs.indexOf(sign) >= 0) != none;
        }
    }

    Glob(String glob, Allowance allowance) {
        this(parts(glob), allowance);
    }

    private Glob(List<Part> parts, Allowance allowance) {
        this.parts = parts;
        this.allowance = allowance;
    }

    private static List<Part> parts(String glob) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < glob.length()) {
            char next = glob.charAt(at);
            int close = next == '[' ? glob.indexOf(']', at + 2) : -1;
            if (next == '*') {
                parts.add(STAR);
            } else if (next == '?') {
                parts.add(ANY);
            } else if (close > 0) {
                parts.add(set(glob.substring(at + 1, close)));
                at = close;
            } else {
                parts.add(new Part("" + next, false, false));
            }
            at++;
        }
        return parts;
    }

    private static Part set(String written) {
        boolean none = written.startsWith("!") || written.startsWith("^");
        return new Part(Sets.of(none ? written.substring(1) : written), none, false);
    }

    @Override
    public boolean test(String text) {
        return end(text, 0, true) == text.length();
    }

    /** The text without the shortest or longest beginning that matches. */
    String withoutStart(String text, boolean longest) {
        int end = end(text, 0, longest);
        return end < 0 ? text : text.substring(end);
    }

    /** The text without the shortest or longest end that matches. */
    String withoutEnd(String text, boolean longest) {
        List<Part> backwards = new ArrayList<>(parts);
        Collections.reverse(backwards);
        int end = new Glob(backwards, allowance)
                .end(new StringBuilder(text).reverse().toString(), 0, longest);
        return end < 0 ? text : text.substring(0, text.length() - end);
    }

    /** The text with what matches, as long as it can be, replaced: everywhere or once. */
    String replaced(String text, String with, boolean all) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at, true);
            if (end <= at) {
                out.append(text.charAt(at++));
                continue;
            }
            allowance.spend(with.length());
            out.append(with);
            at = end;
            if (!all) {
                break;
            }
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Where the shortest or longest match that begins here ends, or -1. */
    private int end(String text, int from, boolean longest) {
        boolean[] now = new boolean[parts.size() + 1];
        arrive(now, 0);
        int end = now[parts.size()] ? from : -1;
        for (int at = from; at < text.length() && (longest || end < 0); at++) {
            allowance.work(parts.size() + 1L, 4);
            boolean[] next = new boolean[parts.size() + 1];
            boolean alive = false;
            for (int i = 0; i < parts.size(); i++) {
                if (now[i] && parts.get(i).test(text.charAt(at))) {
                    arrive(next, parts.get(i).star() ? i : i + 1);
                    alive = true;
                }
            }
            if (!alive) {
                return end;
            }
            now = next;
            end = now[parts.size()] ? at + 1 : end;
        }
        return end;
    }

    /** A part is reached, and what follows it if it may stand for nothing. */
    private void arrive(boolean[] states, int part) {
        int at = part;
        while (!states[at]) {
            states[at] = true;
            if (at == parts.size() || !parts.get(at).star()) {
                return;
            }
            at++;
        }
    }
}
