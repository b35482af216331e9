package org.sundew.shell;

import java.util.List;
import java.util.Map;

/** What a shell does itself with its variables and arguments. */
final class VariableApplets {
    private VariableApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("export", VariableApplets::export);
        all.put("declare", VariableApplets::declare);
        all.put("typeset", VariableApplets::declare);
        all.put("readonly", VariableApplets::declare);
        all.put("local", VariableApplets::local);
        all.put("set", VariableApplets::set);
        all.put("read", VariableApplets::read);
        all.put("let", call -> {
            long value = 0;
            for (String each : call.args()) {
                value = Arithmetic.value(each, call.context());
            }
            return value == 0 ? 1 : 0;
        });
        all.put("unset", call -> {
            call.operands().forEach(call.context()::unset);
            return 0;
        });
        all.put("shift", call -> {
            List<String> now = call.context().arguments();
            call.context().arguments(now.isEmpty() ? now : now.subList(1, now.size()));
            return now.isEmpty() ? 1 : 0;
        });
    }

    private static int export(Call call) {
        for (String each : call.operands()) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                call.context().set(each.substring(0, equals), each.substring(equals + 1));
            }
            call.context().export(equals > 0 ? each.substring(0, equals) : each);
        }
        if (call.operands().isEmpty()) {
            call.context().variables().forEach((name, value) -> {
                if (call.context().exported(name)) {
                    call.line(
                            call.machine().busybox()
                                    ? "export " + name + "='" + value + "'"
                                    : "declare -x " + name + "=\"" + value + "\"");
                }
            });
        }
        return 0;
    }

    private static int declare(Call call) {
        for (String each : call.operands()) {
            int equals = each.indexOf('=');
            if (equals > 0 && each.startsWith("(", equals + 1)) {
                Assignment.apply(each, call.shell().expander(call.context()), call.context());
            } else if (equals > 0) {
                call.context().set(each.substring(0, equals), each.substring(equals + 1));
            }
            if (equals > 0 && call.flag('x')) {
                call.context().export(each.substring(0, equals));
            }
        }
        return 0;
    }

    private static int local(Call call) {
        for (String each : call.operands()) {
            if (!call.context().local(each.replaceFirst("=.*", ""))) {
                call.err().line(Wording.builtin(call) + "can only be used in a function");
                return 1;
            }
        }
        return declare(call);
    }

    private static int set(Call call) {
        if (call.args().isEmpty()) {
            call.context().variables().forEach((name, value) -> {
                if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    call.line(name + "=" + value);
                }
            });
            return 0;
        }
        int words = call.args().indexOf("--") + 1;
        boolean options = words == 0 && call.arg(0).matches("[-+].*");
        if (call.arg(0).matches("[-+][a-z]*e[a-z]*")) {
            call.context().strict(call.arg(0).startsWith("-"));
        }
        if (!options) {
            call.context().arguments(call.args().subList(words, call.args().size()));
        }
        return 0;
    }

    private static int read(Call call) {
        List<String> names = call.operands("pdnNtua");
        if (call.typed()) {
            call.shell()
                    .ask(new Question(
                            call.value('p', ""),
                            call.flag('s'),
                            line -> {
                                assign(call, names, line);
                                return "";
                            },
                            null));
            return 0;
        }
        String line = call.stdin().line();
        call.shell().allowance().spend(line == null ? 1 : line.length());
        assign(call, names, line == null ? "" : line);
        return line == null ? 1 : 0;
    }

    /** Cuts the line at what is in IFS; the last name takes the rest. */
    private static void assign(Call call, List<String> names, String line) {
        Context context = call.context();
        if (call.flag('a')) {
            context.array(call.value('a', ""), List.of(line.strip().split("\\s+")));
            return;
        }
        String separators = context.has("IFS") ? context.get("IFS") : " \t\n";
        boolean blanks = separators.isBlank();
        String rest = blanks && !separators.isEmpty() ? line.strip() : line;
        for (int i = 0; i < names.size() - 1; i++) {
            int end = 0;
            while (end < rest.length() && separators.indexOf(rest.charAt(end)) < 0) {
                end++;
            }
            context.set(names.get(i), rest.substring(0, end));
            rest = rest.substring(Math.min(rest.length(), end + 1));
            rest = blanks ? rest.stripLeading() : rest;
        }
        context.set(names.isEmpty() ? "REPLY" : names.get(names.size() - 1), rest);
    }
}
