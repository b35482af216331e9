package org.sundew.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a shell does itself. */
final class ShellApplets {
    private ShellApplets() {}

    static void add(Map<String, Applet> all) {
        all.put(":", call -> 0);
        all.put("true", call -> 0);
        all.put("false", call -> 1);
        all.put("cd", ShellApplets::cd);
        all.put("pwd", call -> call.line(call.context().folder()));
        all.put("echo", ShellApplets::echo);
        all.put("printf", call -> Printf.run(call));
        all.put("export", ShellApplets::export);
        all.put("declare", ShellApplets::export);
        all.put("readonly", ShellApplets::export);
        all.put("local", ShellApplets::export);
        all.put("alias", call -> 0);
        all.put("unalias", call -> 0);
        all.put("umask", call -> call.args().isEmpty() ? call.line("0022") : 0);
        all.put("ulimit", call -> call.line(call.flag('n') ? "1024" : "unlimited"));
        all.put("trap", call -> 0);
        all.put("wait", call -> 0);
        all.put("jobs", call -> 0);
        all.put("bg", call -> 0);
        all.put("fg", call -> 0);
        all.put("disown", call -> 0);
        all.put("shopt", call -> 0);
        all.put("hash", call -> 0);
        all.put("times", call -> call.line("0m0.014s 0m0.008s\n0m0.021s 0m0.016s"));
        all.put("set", ShellApplets::set);
        all.put("unset", call -> {
            call.operands().forEach(each -> call.context().variables().remove(each));
            return 0;
        });
        all.put("shift", call -> {
            List<String> now = call.context().arguments();
            call.context().arguments(now.isEmpty() ? now : now.subList(1, now.size()));
            return now.isEmpty() ? 1 : 0;
        });
        all.put("exit", ShellApplets::exit);
        all.put("logout", ShellApplets::exit);
        all.put("return", call -> call.number(call.arg(0), 0));
        all.put("history", ShellApplets::history);
        all.put("type", ShellApplets::type);
        all.put("command", ShellApplets::command);
        all.put("builtin", ShellApplets::again);
        all.put("eval", call -> call.shell().execute(String.join(" ", call.args()), call.context(), streams(call)));
        all.put("exec", ShellApplets::again);
        all.put("source", ShellApplets::source);
        all.put(".", ShellApplets::source);
        all.put("read", ShellApplets::read);
        all.put("test", call -> Conditions.test(call, call.args()));
        all.put("[", call -> Conditions.bracket(call));
        all.put("[[", call -> Conditions.bracket(call));
        all.put("kill", ShellApplets::kill);
        all.put("sleep", ShellApplets::sleep);
    }

    static Interpreter.Streams streams(Call call) {
        return new Interpreter.Streams(call.input(), call.typed(), call.out(), call.err());
    }

    private static int cd(Call call) {
        String target = call.operands().isEmpty()
                ? call.context().get("HOME")
                : call.operands().get(0);
        boolean back = call.arg(0).equals("-");
        String path = call.path(back ? call.context().get("OLDPWD") : target);
        String shell = call.machine().busybox()
                ? "-ash: cd: can't cd to " + target
                : call.context().shell() + ": cd: " + target;
        try {
            Node node = call.disk().node(path);
            if (!node.folder()) {
                throw new Trouble(Trouble.Why.NOTDIR);
            }
            if (!node.readableBy(call.context().account().uid())) {
                throw new Trouble(Trouble.Why.ACCES);
            }
        } catch (Trouble e) {
            call.err().line(shell + ": " + e.text());
            return call.machine().busybox() ? 2 : 1;
        }
        call.context().set("OLDPWD", call.context().folder());
        call.context().folder(path);
        call.context().set("PWD", path);
        return back ? call.line(path) : 0;
    }

    private static int echo(Call call) {
        boolean escapes = false;
        boolean end = true;
        int first = 0;
        while (first < call.args().size() && call.args().get(first).matches("-[neE]+")) {
            String options = call.args().get(first++);
            escapes |= options.indexOf('e') > 0;
            end &= options.indexOf('n') < 0;
        }
        String text = String.join(" ", call.args().subList(first, call.args().size()));
        if (escapes) {
            String decoded = Escapes.echo(text);
            end &= !Escapes.stopped(decoded);
            text = Escapes.withoutStop(decoded);
        }
        return call.print(end ? text + "\n" : text);
    }

    private static int export(Call call) {
        for (String each : call.operands()) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                call.context().set(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        if (call.operands().isEmpty()) {
            call.context().variables().forEach((name, value) -> {
                if (!name.equals("$")) {
                    call.line((call.machine().busybox() ? "export " : "declare -x ") + name + "=\"" + value + "\"");
                }
            });
        }
        return 0;
    }

    private static int set(Call call) {
        if (call.args().isEmpty()) {
            call.context().variables().forEach((name, value) -> call.line(name + "=" + value));
        }
        return 0;
    }

    private static int exit(Call call) {
        int status = call.args().isEmpty() ? call.context().status() : call.number(call.arg(0), 2);
        call.shell().exit();
        return status;
    }

    private static int history(Call call) {
        List<String> lines = call.shell().history();
        if (call.flag('c')) {
            lines.clear();
            return 0;
        }
        for (int i = 0; i < lines.size(); i++) {
            call.line(String.format(java.util.Locale.ROOT, "%5d  %s", i + 1, lines.get(i)));
        }
        return 0;
    }

    private static int type(Call call) {
        int status = 0;
        for (String each : call.operands()) {
            String path = Commands.which(each, call.context(), call.shell());
            if (Applets.builtin(each) != null) {
                call.line(each + " is a shell builtin");
            } else if (path != null) {
                call.line(each + " is " + path);
            } else {
                call.err().line(call.context().shell() + ": type: " + each + ": not found");
                status = 1;
            }
        }
        return status;
    }

    private static int command(Call call) {
        if (!call.flag('v') && !call.flag('V')) {
            return again(call);
        }
        String name = call.operands().isEmpty() ? "" : call.operands().get(0);
        String path = Commands.which(name, call.context(), call.shell());
        if (Applets.builtin(name) != null) {
            return call.line(name);
        }
        return path == null ? 1 : call.line(path);
    }

    /** Runs the rest as a command of its own. */
    static int again(Call call) {
        List<String> rest = call.operands().isEmpty()
                ? List.of()
                : call.args()
                        .subList(
                                call.args().indexOf(call.operands().get(0)),
                                call.args().size());
        if (rest.isEmpty()) {
            return 0;
        }
        call.shell().allowance().enter();
        try {
            return call.shell().command(rest, call.context(), streams(call));
        } finally {
            call.shell().allowance().leave();
        }
    }

    private static int source(Call call) throws Trouble {
        if (call.args().isEmpty()) {
            return call.fail(2, "filename argument required");
        }
        String text = call.shell().read(call.path(call.arg(0)), call.scene());
        return call.shell().execute(text, call.context(), streams(call));
    }

    private static int read(Call call) {
        if (call.typed()) {
            call.shell()
                    .ask(new Question(
                            "",
                            false,
                            line -> {
                                call.context()
                                        .set(
                                                call.operands("p").isEmpty()
                                                        ? "REPLY"
                                                        : call.operands("p").get(0),
                                                line);
                                return "";
                            },
                            null));
            return 0;
        }
        int end = call.input().indexOf('\n');
        String line = end < 0 ? call.input() : call.input().substring(0, end);
        call.context()
                .set(call.operands("p").isEmpty() ? "REPLY" : call.operands("p").get(0), line);
        return call.input().isEmpty() || call.context().get("\0read").equals(line) ? 1 : remember(call, line);
    }

    /** A loop that reads the same input again and again has to end. */
    private static int remember(Call call, String line) {
        call.context().set("\0read", line);
        return 0;
    }

    private static int kill(Call call) {
        if (call.flag('l')) {
            return call.line(" 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n 9) SIGKILL\t15) SIGTERM");
        }
        int status = 0;
        for (String each : call.operands()) {
            int pid = call.number(each, -1);
            boolean there = call.machine().processes().stream().anyMatch(process -> process.pid() == pid);
            if (!there) {
                call.err().line(call.context().shell() + ": kill: (" + each + ") - No such process");
                status = 1;
            } else if (!call.context().root()) {
                call.err().line(call.context().shell() + ": kill: (" + each + ") - Operation not permitted");
                status = 1;
            }
        }
        return status;
    }

    private static int sleep(Call call) {
        if (call.args().isEmpty()) {
            return call.fail("missing operand\nTry 'sleep --help' for more information.");
        }
        for (String each : call.args()) {
            if (!each.matches("\\d{1,6}(\\.\\d{1,3})?[smhd]?")) {
                return call.fail("invalid time interval ‘" + each + "’\nTry 'sleep --help' for more information.");
            }
            char unit = each.charAt(each.length() - 1);
            double seconds = Double.parseDouble(each.replaceAll("[smhd]", ""));
            double factor = unit == 'm' ? 60 : unit == 'h' ? 3600 : unit == 'd' ? 86_400 : 1;
            call.shell().allowance().take(Duration.ofMillis((long) (seconds * factor * 1000)));
        }
        return 0;
    }
}
