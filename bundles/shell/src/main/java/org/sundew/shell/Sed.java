package org.sundew.shell;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import org.sundew.shell.SedScript.Command;

/** sed(1) at work on lines; what it is told to do is a {@link SedScript}. */
final class Sed {
    private final Call call;
    private final List<Command> commands;
    private final StringBuilder out = new StringBuilder();

    private Sed(Call call, List<Command> commands) {
        this.call = call;
        this.commands = commands;
    }

    static int run(Call call) {
        List<String> operands = new ArrayList<>(call.operands("ef"));
        List<String> scripts = new ArrayList<>();
        for (int i = 0; i < call.args().size() - 1; i++) {
            if (call.args().get(i).matches("-[nEr]*e")) {
                scripts.add(call.args().get(i + 1));
            }
        }
        operands.removeAll(scripts);
        if (scripts.isEmpty()) {
            if (operands.isEmpty()) {
                call.err().line("Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...");
                return 1;
            }
            scripts.add(operands.remove(0));
        }
        List<Command> commands = SedScript.read(call, String.join("\n", scripts));
        return commands == null ? 1 : new Sed(call, commands).edit(operands);
    }

    private int edit(List<String> files) {
        if (!call.flag('i')) {
            call.context().status(0);
            String text = files.isEmpty() ? call.input() : read(files);
            call.print(edited(text));
            return call.context().status();
        }
        int status = 0;
        for (String file : files) {
            try {
                Node before = call.disk().node(call.path(file));
                String text = edited(call.shell().read(call.path(file), call.scene()));
                Capture capture = call.disk().open(call.path(file), false, call.scene());
                call.disk().append(capture, text);
                call.disk()
                        .replace(
                                call.path(file),
                                call.disk().node(call.path(file)).withMode(before.mode()));
            } catch (Trouble e) {
                status = call.fail(4, "can't read " + file + ": " + e.text());
            }
        }
        return status;
    }

    private String read(List<String> files) {
        StringBuilder all = new StringBuilder();
        for (String file : files) {
            try {
                all.append(call.shell().read(call.path(file), call.scene()));
            } catch (Trouble e) {
                call.context().status(call.fail(2, "can't read " + file + ": " + e.text()));
            }
        }
        return all.toString();
    }

    private String edited(String text) {
        out.setLength(0);
        List<String> lines = LineApplets.lines(text);
        for (int i = 0; i < lines.size(); i++) {
            if (!line(lines.get(i), i + 1, i == lines.size() - 1)) {
                break;
            }
        }
        boolean ended = text.endsWith("\n") || out.length() == 0;
        return ended ? out.toString() : out.substring(0, out.length() - 1);
    }

    /** False if it is the last one. */
    private boolean line(String whole, int number, boolean last) {
        String line = whole;
        StringBuilder after = new StringBuilder();
        boolean quiet = call.flag('n');
        boolean goOn = true;
        call.shell().allowance().work(commands.size(), 16);
        for (int i = 0; i < commands.size(); i++) {
            Command each = commands.get(i);
            if (!each.applies(line, number, last)) {
                i = each.name() == '{' ? each.end() : i;
                continue;
            }
            switch (each.name()) {
                case 's' -> {
                    String changed = replaced(each, line);
                    if (each.flags().indexOf('p') >= 0 && !changed.equals(line)) {
                        print(changed);
                    }
                    line = changed;
                }
                case 'y' -> line = exchanged(each, line);
                case 'p' -> print(line);
                case '=' -> print(Integer.toString(number));
                case 'i' -> print(each.text());
                case 'a' -> {
                    call.shell().allowance().spend(each.text().length() + 1L);
                    after.append(each.text()).append('\n');
                }
                case 'q' -> goOn = false;
                case 'd', 'c' -> {
                    if (each.name() == 'c') {
                        print(each.text());
                    }
                    return true;
                }
                default -> {}
            }
            if (!goOn) {
                break;
            }
        }
        if (!quiet) {
            print(line);
        }
        out.append(after);
        return goOn;
    }

    private void print(String line) {
        call.shell().allowance().spend(line.length() + 1);
        out.append(line).append('\n');
    }

    private static String exchanged(Command command, String line) {
        StringBuilder text = new StringBuilder(line);
        char[] others = command.exchange();
        for (int i = 0; i < text.length(); i++) {
            text.setCharAt(i, others[text.charAt(i) & 0xFF]);
        }
        return text.toString();
    }

    private String replaced(Command command, String line) {
        Regex wanted = command.wanted();
        if (wanted == null) {
            return line;
        }
        Matcher matcher = wanted.in(line);
        String digits = command.flags().replaceAll("\\D", "");
        int first = digits.isEmpty() ? 1 : Integer.parseInt(digits.substring(0, Math.min(4, digits.length())));
        boolean all = command.flags().indexOf('g') >= 0;
        StringBuilder text = new StringBuilder();
        int from = 0;
        int count = 0;
        while (matcher.find()) {
            if (++count >= first) {
                text.append(line, from, matcher.start());
                fill(command.text(), matcher, text);
                from = matcher.end();
                if (!all) {
                    break;
                }
            }
        }
        return text.append(line.substring(from)).toString();
    }

    /** Adds the replacement, with what was found in place of {@code &} and {@code \\1}. */
    private void fill(String with, Matcher found, StringBuilder text) {
        for (int i = 0; i < with.length(); i++) {
            char next = with.charAt(i);
            boolean escaped = next == '\\' && i + 1 < with.length();
            char sign = escaped ? with.charAt(++i) : next;
            int group = !escaped && next == '&' ? 0 : escaped ? Character.digit(sign, 10) : -1;
            String piece = group > found.groupCount()
                    ? null
                    : group >= 0
                            ? found.group(group)
                            : escaped && sign == 'n' ? "\n" : escaped && sign == 't' ? "\t" : String.valueOf(sign);
            if (piece != null) {
                call.shell().allowance().spend(piece.length());
                text.append(piece);
            }
        }
    }
}
