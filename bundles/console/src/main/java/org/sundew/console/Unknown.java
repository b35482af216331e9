package org.sundew.console;

import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to a name that does not exist: the ones that do. */
final class Unknown {
    private static final int SHOWN_MAX = 40;

    private Unknown() {}

    static IllegalArgumentException name(String kind, String name, Stream<String> existing) {
        TreeSet<String> names = existing.collect(Collectors.toCollection(TreeSet::new));
        String list = names.stream().limit(SHOWN_MAX).collect(Collectors.joining(", "));
        String rest = names.size() > SHOWN_MAX ? ", and " + (names.size() - SHOWN_MAX) + " more" : "";
        String what = names.isEmpty() ? "there is none" : "there are: " + list + rest;
        return new IllegalArgumentException(Cell.text("no " + kind + " is called " + name + "; " + what));
    }
}
