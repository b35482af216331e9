package org.sundew.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files by lines; {@link Grep}, {@link Sed} and {@link Awk} have classes of their own. */
final class LineApplets {
    private LineApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("head", LineApplets::head);
        all.put("tail", LineApplets::tail);
        all.put("grep", Grep::run);
        all.put("egrep", Grep::run);
        all.put("fgrep", Grep::run);
        all.put("wc", LineApplets::wc);
        all.put("sort", LineApplets::sort);
        all.put("shuf", call -> call.print(call.read(call.operands("n"))));
        all.put("uniq", LineApplets::uniq);
        all.put("cut", LineApplets::cut);
        all.put("tr", LineApplets::tr);
        all.put("sed", Sed::run);
        all.put("awk", AwkRun::run);
        all.put("mawk", AwkRun::run);
        all.put("xargs", Xargs::run);
        all.put("nl", call -> call.print(call.read(call.operands())));
    }

    static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return Arrays.asList(whole.split("\n", -1));
    }

    /** How many lines are wanted, as written: with a sign for the others. */
    private static String count(Call call) {
        if (call.flag('n')) {
            return call.value('n', "10");
        }
        for (String each : call.args()) {
            if (each.matches("-\\d{1,9}")) {
                return each.substring(1);
            }
        }
        return "10";
    }

    private static int head(Call call) {
        return part(call, true);
    }

    private static int tail(Call call) {
        return part(call, false);
    }

    private static int part(Call call, boolean first) {
        List<String> files = call.operands("nc");
        for (int i = 0; i < Math.max(1, files.size()); i++) {
            if (files.size() > 1 && !call.flag('q')) {
                call.line((i > 0 ? "\n" : "") + "==> " + files.get(i) + " <==");
            }
            show(call, call.read(files.isEmpty() ? files : files.subList(i, i + 1)), first);
        }
        return 0;
    }

    private static void show(Call call, String text, boolean first) {
        boolean bytes = call.flag('c');
        String wanted = bytes ? call.value('c', "0") : count(call);
        int number = call.number(wanted.replaceFirst("^[-+]", ""), 10);
        int size = bytes ? text.length() : lines(text).size();
        int from = first ? 0 : wanted.startsWith("+") ? Math.max(0, number - 1) : size - number;
        int to = !first ? size : wanted.startsWith("-") ? size - number : number;
        from = Math.max(0, Math.min(size, from));
        to = Math.max(from, Math.min(size, to));
        if (bytes) {
            call.print(text.substring(from, to));
            return;
        }
        lines(text).subList(from, to).forEach(call::line);
    }

    private static int wc(Call call) {
        List<String> files = call.operands();
        boolean all = !call.flag('l') && !call.flag('w') && !call.flag('c') && !call.flag('m');
        int columns = all
                ? 3
                : (call.flag('l') ? 1 : 0) + (call.flag('w') ? 1 : 0) + (call.flag('c') || call.flag('m') ? 1 : 0);
        long[] total = new long[3];
        List<long[]> counts = new ArrayList<>();
        for (String file : files.isEmpty() ? List.of("-") : files) {
            String text = call.read(List.of(file));
            long[] one = {text.chars().filter(sign -> sign == '\n').count(), words(text), text.length()};
            counts.add(one);
            for (int i = 0; i < one.length; i++) {
                total[i] += one[i];
            }
        }
        if (files.size() > 1) {
            counts.add(total);
        }
        int width = columns == 1 && counts.size() == 1
                ? 1
                : files.isEmpty() ? 7 : Long.toString(total[2]).length();
        for (int i = 0; i < counts.size(); i++) {
            String name = i < files.size() ? " " + files.get(i) : files.isEmpty() ? "" : " total";
            call.line(counts(call, counts.get(i), all, width) + name);
        }
        return 0;
    }

    private static long words(String text) {
        long words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            words += !blank && !inWord ? 1 : 0;
            inWord = !blank;
        }
        return words;
    }

    private static String counts(Call call, long[] counts, boolean all, int width) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            boolean wanted = all || call.flag("lwc".charAt(i)) || (i == 2 && call.flag('m'));
            if (wanted) {
                shown.add(String.format(Locale.ROOT, "%" + width + "d", counts[i]));
            }
        }
        return String.join(" ", shown);
    }

    /** A line, and what it is sorted by. */
    private record Keyed(String line, String key, double number) {}

    private static int sort(Call call) {
        int key = call.number(call.value('k', "").replaceAll("\\D.*", ""), 0);
        String separator = call.value('t', "");
        boolean numbers = call.flag('n')
                || call.flag('g')
                || call.flag('h')
                || call.value('k', "").contains("n");
        List<Keyed> lines = new ArrayList<>();
        for (String line : lines(call.read(call.operands("kto")))) {
            call.shell().allowance().work(line.length() + 1L, 8);
            String text = key(line, key, separator);
            lines.add(new Keyed(line, text, numbers ? AwkValue.number(text) : 0));
        }
        Comparator<Keyed> order =
                numbers ? Comparator.comparingDouble(Keyed::number) : Comparator.comparing(Keyed::key);
        Comparator<Keyed> whole = order.thenComparing(Keyed::line);
        boolean reversed = call.flag('r') || call.value('k', "").contains("r");
        lines.sort(reversed ? whole.reversed() : whole);
        Stream<String> sorted = lines.stream().map(Keyed::line);
        (call.flag('u') ? sorted.distinct() : sorted).forEach(call::line);
        return 0;
    }

    private static String key(String line, int key, String separator) {
        if (key == 0) {
            return line;
        }
        String[] fields = separator.isEmpty()
                ? line.strip().split("\\s+")
                : line.split(java.util.regex.Pattern.quote(separator), -1);
        return key <= fields.length ? fields[key - 1] : "";
    }

    private static int uniq(Call call) {
        String last = "\0";
        int times = 0;
        List<String> all = new ArrayList<>(lines(call.read(call.operands())));
        all.add("\0");
        for (String line : all) {
            if (line.equals(last)) {
                times++;
                continue;
            }
            if (!last.equals("\0")) {
                call.line(call.flag('c') ? String.format(Locale.ROOT, "%7d %s", times, last) : last);
            }
            last = line;
            times = 1;
        }
        return 0;
    }

    private static int cut(Call call) {
        String delimiter = call.value('d', "\t");
        boolean signs = call.flag('c') || call.flag('b');
        String list = call.value(call.flag('c') ? 'c' : call.flag('b') ? 'b' : 'f', "");
        if (list.isEmpty()) {
            return call.fail(
                    "you must specify a list of bytes, characters, or fields\nTry 'cut --help' for more information.");
        }
        String text = call.read(call.operands("dfcb"));
        call.shell().allowance().work(text.length(), delimiter.length());
        for (String line : lines(text)) {
            if (signs) {
                StringBuilder chosen = new StringBuilder();
                chosen(call, line.length(), list).forEach(each -> chosen.append(line.charAt(each)));
                call.line(chosen.toString());
                continue;
            }
            List<String> parts = List.of(line.split(java.util.regex.Pattern.quote(delimiter), -1));
            if (parts.size() > 1) {
                call.line(chosen(call, parts.size(), list).mapToObj(parts::get).collect(Collectors.joining(delimiter)));
            } else if (!call.flag('s')) {
                call.line(line);
            }
        }
        return 0;
    }

    /** The places that a list such as {@code 1,3-5} means, of so many. */
    private static IntStream chosen(Call call, int size, String list) {
        BitSet places = new BitSet(size);
        for (String each : list.split(",", 50)) {
            int dash = each.indexOf('-');
            int first = Math.max(1, call.number(dash < 0 ? each : each.substring(0, dash), 1));
            int last = Math.min(size, dash < 0 ? first : call.number(each.substring(dash + 1), size));
            if (first <= last) {
                places.set(first - 1, last);
            }
        }
        return places.stream();
    }

    private static int tr(Call call) {
        List<String> sets = call.operands();
        String from = Sets.of(sets.isEmpty() ? "" : sets.get(0));
        String to = sets.size() > 1 ? Sets.of(sets.get(1)) : "";
        boolean others = call.flag('c') || call.flag('C');
        int[] places = new int[256];
        Arrays.fill(places, -1);
        for (int i = from.length() - 1; i >= 0; i--) {
            places[from.charAt(i) & 0xFF] = i;
        }
        BitSet squeezed = new BitSet(256);
        if (call.flag('s')) {
            (to.isEmpty() ? from : to).chars().forEach(squeezed::set);
        }
        StringBuilder out = new StringBuilder();
        String text = call.input();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int place = places[each & 0xFF];
            boolean meant = place >= 0 != others;
            if (meant && call.flag('d')) {
                continue;
            }
            char shown =
                    meant && !to.isEmpty() ? to.charAt(Math.min(others ? to.length() : place, to.length() - 1)) : each;
            boolean again = out.length() > 0 && out.charAt(out.length() - 1) == shown;
            if (!again || !squeezed.get(shown)) {
                out.append(shown);
            }
        }
        return call.print(out.toString());
    }
}
