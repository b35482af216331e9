package org.sundew.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A script of sed, understood: the commands that take one line each ({@code s p d q a i c y =}), with addresses, ranges and braces. */
final class SedScript {
    private final Call call;
    private final boolean extended;
    private final String script;
    private final List<Command> commands = new ArrayList<>();
    private int at;

    /** Where a command applies: a number, the last line ({@code -1}), or where something is found. */
    record Place(int number, @Nullable Regex found) {
        boolean is(String line, int now, boolean last) {
            return found != null ? found.isIn(line) : number == -1 ? last : number == now;
        }
    }

    static final class Command {
        private @Nullable Place from;
        private @Nullable Place to;
        private boolean not;
        private char name;
        private @Nullable Regex wanted;
        private String text = "";
        private String flags = "";
        private char[] exchange = {};
        private int end;
        private boolean within;

        char name() {
            return name;
        }

        @Nullable
        Regex wanted() {
            return wanted;
        }

        /** The replacement, or the text to be added. */
        String text() {
            return text;
        }

        /** What {@code y} puts in place of each char. */
        char[] exchange() {
            return exchange;
        }

        /** Where what stands in braces ends, for their beginning. */
        int end() {
            return end;
        }

        String flags() {
            return flags;
        }

        boolean applies(String line, int now, boolean last) {
            Place first = from;
            Place end = to;
            if (first == null) {
                return !not;
            }
            if (end == null) {
                return first.is(line, now, last) != not;
            }
            boolean inside = within;
            if (!within) {
                inside = first.is(line, now, last);
                within = inside && (end.found() != null || end.number() == -1 || end.number() > now);
            } else {
                within = !(end.is(line, now, last)
                        || (end.found() == null && end.number() != -1 && now >= end.number()));
            }
            return inside != not;
        }
    }

    private SedScript(Call call, String script) {
        this.call = call;
        this.extended = call.flag('E') || call.flag('r');
        this.script = script;
    }

    /** The commands of this script, or null if it is wrong, which is told. */
    static @Nullable List<Command> read(Call call, String text) {
        SedScript script = new SedScript(call, text);
        return script.understood() ? script.commands : null;
    }

    private boolean understood() {
        Deque<Command> open = new ArrayDeque<>();
        while (true) {
            while (at < script.length() && " \t\n;".indexOf(script.charAt(at)) >= 0) {
                at++;
            }
            if (at >= script.length()) {
                return open.isEmpty() || wrong("unmatched `{'");
            }
            Command command = new Command();
            command.from = place();
            if (at < script.length() && script.charAt(at) == ',') {
                at++;
                command.to = place();
            }
            blanks();
            while (at < script.length() && script.charAt(at) == '!') {
                command.not = true;
                at++;
            }
            blanks();
            if (at >= script.length()) {
                return wrong("missing command");
            }
            command.name = script.charAt(at++);
            if (command.name == '}') {
                if (open.isEmpty()) {
                    return wrong("unexpected `}'");
                }
                open.pop().end = commands.size();
            } else if (!body(command)) {
                return false;
            }
            if (command.name == '{') {
                open.push(command);
            }
            commands.add(command);
        }
    }

    private void blanks() {
        while (at < script.length() && script.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean wrong(String what) {
        call.fail("-e expression #1, char " + at + ": " + what);
        return false;
    }

    private Regex regex(String text, boolean caseless) {
        Allowance allowance = call.shell().allowance();
        return extended ? Regex.extended(text, caseless, allowance) : Regex.basic(text, caseless, allowance);
    }

    private @Nullable Place place() {
        blanks();
        if (at >= script.length()) {
            return null;
        }
        char next = script.charAt(at);
        if (next == '$') {
            at++;
            return new Place(-1, null);
        }
        if (next == '/') {
            at++;
            return new Place(0, regex(until('/'), false));
        }
        int start = at;
        while (at < script.length() && at < start + 9 && Character.isDigit(script.charAt(at))) {
            at++;
        }
        return at == start ? null : new Place(Integer.parseInt(script.substring(start, at)), null);
    }

    /** The text up to this sign, which is skipped; behind a backslash it stands for itself. */
    private String until(char sign) {
        StringBuilder text = new StringBuilder();
        while (at < script.length() && script.charAt(at) != sign) {
            if (script.charAt(at) == '\\' && at + 1 < script.length()) {
                if (script.charAt(at + 1) != sign) {
                    text.append('\\');
                }
                at++;
            }
            text.append(script.charAt(at++));
        }
        at++;
        return text.toString();
    }

    private boolean body(Command command) {
        switch (command.name) {
            case 's', 'y' -> {
                if (at >= script.length()) {
                    return wrong("unterminated `" + command.name + "' command");
                }
                char sign = script.charAt(at++);
                String wanted = until(sign);
                command.text = until(sign);
                if (at > script.length()) {
                    at = script.length();
                    return wrong("unterminated `" + command.name + "' command");
                }
                int start = at;
                while (at < script.length() && "gpIi0123456789".indexOf(script.charAt(at)) >= 0) {
                    at++;
                }
                command.flags = script.substring(start, at);
                boolean caseless = command.flags.toLowerCase(Locale.ROOT).contains("i");
                command.wanted = regex(wanted, caseless);
                if (command.name == 'y' && !exchange(command, Escapes.ansi(wanted), Escapes.ansi(command.text))) {
                    return wrong("strings for `y' command are different lengths");
                }
            }
            case 'a', 'i', 'c' -> {
                int end = script.indexOf('\n', at);
                String text = script.substring(at, end < 0 ? script.length() : end);
                at = end < 0 ? script.length() : end;
                command.text = text.replaceFirst("^\\s*\\\\?\\s*", "");
            }
            case 'p', 'd', 'q', '=', '{' -> {}
            default -> {
                return wrong("unknown command: `" + command.name + "'");
            }
        }
        return true;
    }

    private static boolean exchange(Command command, String from, String to) {
        command.exchange = new char[256];
        for (int i = 0; i < command.exchange.length; i++) {
            command.exchange[i] = (char) i;
        }
        for (int i = 0; i < Math.min(from.length(), to.length()); i++) {
            command.exchange[from.charAt(i) & 0xFF] = to.charAt(i);
        }
        return from.length() == to.length();
    }
}
