package org.sundew.shell;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;

/** grep(1). */
final class Grep {
    private final Call call;
    private final List<Regex> patterns = new ArrayList<>();
    private final List<String> files;
    private int hits;

    private Grep(Call call) {
        this.call = call;
        List<String> operands = new ArrayList<>(call.operands("efmABC"));
        String wanted = call.flag('e') ? call.value('e', "") : operands.isEmpty() ? "" : operands.remove(0);
        files = operands;
        for (String each : wanted.split("\n", 50)) {
            patterns.add(pattern(each));
        }
    }

    private Regex pattern(String text) {
        boolean caseless = call.flag('i');
        Allowance allowance = call.shell().allowance();
        if (call.flag('F') || call.name().equals("fgrep")) {
            return Regex.literal(text, caseless, allowance);
        }
        boolean extended = call.flag('E') || call.flag('P') || call.name().equals("egrep");
        String whole = call.flag('w') ? extended ? "\\b(" + text + ")\\b" : "\\b\\(" + text + "\\)\\b" : text;
        return extended ? Regex.extended(whole, caseless, allowance) : Regex.basic(whole, caseless, allowance);
    }

    static int run(Call call) {
        if (call.args().isEmpty()) {
            call.err().line("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.");
            return 2;
        }
        return new Grep(call).search();
    }

    private int search() {
        boolean wrong = false;
        boolean named = (files.size() > 1 && !call.flag('h')) || call.flag('H');
        for (String file : files.isEmpty() ? List.of("-") : files) {
            try {
                String path = call.path(file);
                if (!file.equals("-") && call.disk().node(path).folder()) {
                    wrong |= folder(file, path);
                    continue;
                }
                lines(file.equals("-") ? call.input() : call.shell().read(path, call.scene()), named ? file + ":" : "");
            } catch (Trouble e) {
                wrong = true;
                if (!call.flag('s')) {
                    call.fail(file + ": " + e.text());
                }
            }
        }
        return wrong ? 2 : hits > 0 ? 0 : 1;
    }

    private boolean folder(String name, String path) throws Trouble {
        if (!call.flag('r') && !call.flag('R')) {
            call.fail(name + ": Is a directory");
            return true;
        }
        for (String child :
                call.disk().list(path, call.context().account().uid()).keySet()) {
            Node node = call.disk().entry(path + "/" + child);
            if (node.kind() == Node.Kind.FILE
                    && node.readableBy(call.context().account().uid())) {
                lines(call.shell().read(path + "/" + child, call.scene()), name + "/" + child + ":");
            }
        }
        return false;
    }

    private void lines(String text, String name) {
        int found = 0;
        int number = 0;
        int most = call.number(call.value('m', ""), Integer.MAX_VALUE);
        for (String line : LineApplets.lines(text)) {
            number++;
            boolean matches = patterns.stream().anyMatch(each -> each.isIn(line)) != call.flag('v');
            if (!matches || found >= most) {
                continue;
            }
            found++;
            if (!call.flag('c') && !call.flag('q') && !call.flag('l')) {
                show(line, name + (call.flag('n') ? number + ":" : ""));
            }
        }
        hits += found;
        if (call.flag('c')) {
            call.line(name + found);
        } else if (call.flag('l') && found > 0) {
            call.line(name.isEmpty() ? "(standard input)" : name.substring(0, name.length() - 1));
        }
    }

    private void show(String line, String head) {
        if (!call.flag('o')) {
            call.line(head + line);
            return;
        }
        Matcher matcher = patterns.get(0).in(line);
        while (matcher.find()) {
            if (!matcher.group().isEmpty()) {
                call.line(head + matcher.group());
            }
        }
    }
}
