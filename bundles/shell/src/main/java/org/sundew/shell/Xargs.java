package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;

/** xargs(1): runs a command with the words that come in. */
final class Xargs {
    private Xargs() {}

    static int run(Call call) {
        int first = 0;
        while (first < call.args().size() && call.args().get(first).startsWith("-")) {
            first += "nIPLd".contains(call.args().get(first).substring(1)) ? 2 : 1;
        }
        List<String> options =
                call.args().subList(0, Math.min(first, call.args().size()));
        List<String> command = first < call.args().size()
                ? call.args().subList(first, call.args().size())
                : List.of("echo");
        String place = option(options, "-I");
        String text = call.input();
        List<String> given = place.isEmpty()
                ? text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", 1_000))
                : LineApplets.lines(text);
        int each = place.isEmpty() ? call.number(option(options, "-n"), Math.max(1, given.size())) : 1;
        if (given.isEmpty()) {
            return options.contains("-r") || !place.isEmpty() ? 0 : once(call, command);
        }
        int status = 0;
        for (int i = 0; i < given.size(); i += Math.max(1, each)) {
            List<String> words = new ArrayList<>();
            List<String> some = given.subList(i, Math.min(given.size(), i + Math.max(1, each)));
            if (place.isEmpty()) {
                words.addAll(command);
                words.addAll(some);
            } else {
                command.forEach(
                        word -> words.add(filled(call, word, place, some.get(0).strip())));
            }
            status = once(call, words) == 0 ? status : 123;
        }
        return status;
    }

    /** The word with a place in it filled; paid before it is done. */
    static String filled(Call call, String word, String place, String with) {
        int times = word.split(java.util.regex.Pattern.quote(place), -1).length - 1;
        call.shell().allowance().spend((long) times * with.length());
        return word.replace(place, with);
    }

    private static String option(List<String> options, String name) {
        for (int i = 0; i < options.size(); i++) {
            String each = options.get(i);
            if (each.startsWith(name)) {
                return each.length() > 2 ? each.substring(2) : i + 1 < options.size() ? options.get(i + 1) : "";
            }
        }
        return "";
    }

    private static int once(Call call, List<String> words) {
        return call.shell().apart(words, call.context(), new Streams(new Input(""), false, call.out(), call.err()));
    }
}
