package org.sundew.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Files by lines. Regular expressions are a visitor's, so they are matched as plain text with anchors and {@code .*}: a
 * backtracking matcher would let one visitor hold up others.
 */
final class LineApplets {
    private LineApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("head", LineApplets::head);
        all.put("tail", LineApplets::tail);
        all.put("grep", LineApplets::grep);
        all.put("egrep", LineApplets::grep);
        all.put("fgrep", LineApplets::grep);
        all.put("wc", LineApplets::wc);
        all.put("sort", LineApplets::sort);
        all.put("shuf", call -> call.print(call.read(call.operands("n"))));
        all.put("uniq", LineApplets::uniq);
        all.put("cut", LineApplets::cut);
        all.put("tr", LineApplets::tr);
        all.put("sed", LineApplets::sed);
        all.put("awk", LineApplets::awk);
        all.put("xargs", LineApplets::xargs);
        all.put("nl", call -> call.print(call.read(call.operands())));
    }

    static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return Arrays.asList(whole.split("\n", -1));
    }

    private static int count(Call call) {
        for (String each : call.args()) {
            if (each.matches("-\\d{1,9}")) {
                return Integer.parseInt(each.substring(1));
            }
        }
        return call.number(call.value('n', "10").replace("+", ""), 10);
    }

    private static List<String> files(Call call, String valued) {
        return call.operands(valued).stream().toList();
    }

    private static int head(Call call) {
        String text = call.read(files(call, "nc"));
        if (call.flag('c')) {
            return call.print(text.substring(0, Math.min(text.length(), call.number(call.value('c', "0"), 0))));
        }
        List<String> lines = lines(text);
        lines.subList(0, Math.min(lines.size(), count(call))).forEach(call::line);
        return 0;
    }

    private static int tail(Call call) {
        String text = call.read(files(call, "nc"));
        if (call.flag('c')) {
            return call.print(text.substring(Math.max(0, text.length() - call.number(call.value('c', "0"), 0))));
        }
        List<String> lines = lines(text);
        lines.subList(Math.max(0, lines.size() - count(call)), lines.size()).forEach(call::line);
        return 0;
    }

    private static int grep(Call call) {
        List<String> operands = new ArrayList<>(call.operands("emABC"));
        String wanted = call.flag('e') ? call.value('e', "") : operands.isEmpty() ? "" : operands.remove(0);
        boolean caseless = call.flag('i');
        List<Likeness> patterns = Likeness.of(caseless ? wanted.toLowerCase(Locale.ROOT) : wanted);
        int hits = 0;
        String text = call.read(operands);
        call.shell().allowance().work(text.length(), wanted.length());
        for (String line : lines(text)) {
            String seen = caseless ? line.toLowerCase(Locale.ROOT) : line;
            boolean matches = patterns.stream().anyMatch(each -> each.isIn(seen)) != call.flag('v');
            hits += matches ? 1 : 0;
            if (matches && !call.flag('c') && !call.flag('q')) {
                call.line(call.flag('o') ? wanted : line);
            }
        }
        if (call.flag('c')) {
            call.line(Integer.toString(hits));
        }
        return hits > 0 ? 0 : 1;
    }

    private static int wc(Call call) {
        List<String> files = call.operands();
        for (String file : files.isEmpty() ? List.of("") : files) {
            String text = file.isEmpty() ? call.input() : call.read(List.of(file));
            long lines = text.chars().filter(sign -> sign == '\n').count();
            long words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
            boolean all = !call.flag('l') && !call.flag('w') && !call.flag('c');
            List<String> counts = new ArrayList<>();
            if (all || call.flag('l')) {
                counts.add(Long.toString(lines));
            }
            if (all || call.flag('w')) {
                counts.add(Long.toString(words));
            }
            if (all || call.flag('c')) {
                counts.add(Integer.toString(text.length()));
            }
            call.line((all ? " " : "") + String.join(" ", counts) + (file.isEmpty() ? "" : " " + file));
        }
        return 0;
    }

    private static int sort(Call call) {
        List<String> lines = new ArrayList<>(lines(call.read(call.operands("kto"))));
        Comparator<String> order = call.flag('n')
                ? Comparator.comparingLong(line -> Arithmetic.value(line.strip().split("\\s", 2)[0], call.context()))
                : Comparator.naturalOrder();
        lines.sort(call.flag('r') ? order.reversed() : order);
        (call.flag('u') ? lines.stream().distinct().toList() : lines).forEach(call::line);
        return 0;
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
        String delimiter = call.value('d', "\t").replaceAll("^(['\"])(.)\\1$", "$2");
        String list = call.value(call.flag('c') ? 'c' : 'f', "1");
        String text = call.read(call.operands("dfcb"));
        call.shell().allowance().work(text.length(), delimiter.length());
        for (String line : lines(text)) {
            if (call.flag('c')) {
                int end = call.number(list.replaceAll("^.*-", ""), line.length());
                call.line(line.substring(0, Math.min(line.length(), end)));
                continue;
            }
            String[] fields = line.split(java.util.regex.Pattern.quote(delimiter), -1);
            List<String> kept = new ArrayList<>();
            for (String each : list.split(",", 50)) {
                int place = call.number(each.replaceAll("-.*$", ""), 1);
                int last = each.endsWith("-") ? fields.length : call.number(each.replaceAll("^.*-", ""), place);
                for (int i = place; i <= Math.min(last, fields.length); i++) {
                    kept.add(fields[Math.max(0, i - 1)]);
                }
            }
            call.line(fields.length == 1 ? line : String.join(delimiter, kept));
        }
        return 0;
    }

    private static int tr(Call call) {
        List<String> sets = call.operands();
        String from = Sets.of(sets.isEmpty() ? "" : sets.get(0));
        String to = sets.size() > 1 ? Sets.of(sets.get(1)) : "";
        StringBuilder out = new StringBuilder();
        String text = call.input();
        call.shell().allowance().work(text.length(), from.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int place = from.indexOf(each);
            if (place < 0) {
                out.append(each);
            } else if (!call.flag('d') && !to.isEmpty()) {
                out.append(to.charAt(Math.min(place, to.length() - 1)));
            }
        }
        return call.print(out.toString());
    }

    private static int sed(Call call) {
        List<String> operands = new ArrayList<>(call.operands("e"));
        String script = call.flag('e') ? call.value('e', "") : operands.isEmpty() ? "" : operands.remove(0);
        String text = call.read(operands);
        if (script.matches("\\d+(,\\d+)?p")) {
            String[] range = script.replace("p", "").split(",", 2);
            List<String> lines = lines(text);
            int first = call.number(range[0], 1);
            int last = call.number(range[range.length - 1], first);
            lines.subList(Math.min(lines.size(), Math.max(0, first - 1)), Math.min(lines.size(), Math.max(first, last)))
                    .forEach(call::line);
            return 0;
        }
        if (script.length() < 4 || script.charAt(0) != 's') {
            return call.print(script.endsWith("d") ? "" : text);
        }
        String[] parts = script.substring(2).split(java.util.regex.Pattern.quote(script.substring(1, 2)), -1);
        String with = parts.length > 1 ? parts[1] : "";
        boolean every = parts.length > 2 && parts[2].contains("g");
        if (parts[0].isEmpty()) {
            return call.fail("-e expression #1, char 0: no previous regular expression");
        }
        call.shell().allowance().work(text.length(), parts[0].length());
        for (String line : lines(text)) {
            call.line(replaced(call, line, parts[0], with, every));
        }
        return 0;
    }

    private static String replaced(Call call, String line, String what, String with, boolean every) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = line.indexOf(what); at >= 0; at = every ? line.indexOf(what, from) : -1) {
            call.shell().allowance().spend(with.length());
            out.append(line, from, at).append(with);
            from = at + what.length();
        }
        return out.append(line, from, line.length()).toString();
    }

    private static int awk(Call call) {
        List<String> operands = new ArrayList<>(call.operands("Fv"));
        String script = operands.isEmpty() ? "" : operands.remove(0);
        String blank = call.value('F', "");
        java.util.regex.Matcher wanted = java.util.regex.Pattern.compile(
                        "^\\s*(?:/([^/]*)/)?\\s*\\{\\s*print\\s*([^}]*)\\}")
                .matcher(script);
        if (!wanted.find()) {
            return 0;
        }
        String text = call.read(operands);
        call.shell()
                .allowance()
                .work(
                        text.length(),
                        wanted.group(1) == null ? 1 : wanted.group(1).length());
        for (String line : lines(text)) {
            if (wanted.group(1) == null || line.contains(wanted.group(1))) {
                String[] fields = blank.isEmpty()
                        ? line.strip().split("\\s+")
                        : line.split(java.util.regex.Pattern.quote(blank), -1);
                call.line(printed(call, wanted.group(2), fields, line));
            }
        }
        return 0;
    }

    private static String printed(Call call, String expression, String[] fields, String line) {
        if (expression.isBlank()) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        java.util.regex.Matcher part = java.util.regex.Pattern.compile("\\$(\\d{1,3}|NF)|\"([^\"]*)\"|(,)")
                .matcher(expression);
        while (part.find()) {
            String number = part.group(1);
            if (number == null) {
                out.append(part.group(3) == null ? part.group(2) : " ");
            } else {
                int place = number.equals("NF") ? fields.length : Integer.parseInt(number);
                String field = place == 0 ? line : place <= fields.length ? fields[place - 1] : "";
                call.shell().allowance().spend(field.length());
                out.append(field);
            }
        }
        return out.toString();
    }

    private static int xargs(Call call) {
        List<String> words = new ArrayList<>(call.operands("nIPL").isEmpty() ? List.of("echo") : call.operands("nIPL"));
        for (String word : call.input().strip().split("\\s+", 1_000)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        call.shell().allowance().enter();
        try {
            return call.shell()
                    .command(words, call.context(), new Interpreter.Streams("", false, call.out(), call.err()));
        } finally {
            call.shell().allowance().leave();
        }
    }
}
