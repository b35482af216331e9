package org.sundew.shell;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
        all.put("break", call -> leave(call, false));
        all.put("continue", call -> leave(call, true));
        all.put("enable", call -> call.machine().busybox() ? call.missing() : 0);
        all.put("alias", call -> 0);
        all.put("unalias", call -> 0);
        all.put("umask", call -> call.args().isEmpty() ? call.line("0022") : 0);
        all.put("ulimit", call -> call.operands().isEmpty() ? call.line(call.flag('n') ? "1024" : "unlimited") : 0);
        all.put("trap", ShellApplets::trap);
        all.put("wait", call -> 0);
        all.put("jobs", call -> 0);
        all.put("bg", call -> 0);
        all.put("fg", call -> 0);
        all.put("disown", call -> 0);
        all.put("shopt", call -> 0);
        all.put("hash", call -> 0);
        all.put("times", ShellApplets::times);
        all.put("time", ShellApplets::time);
        all.put("exit", ShellApplets::exit);
        all.put("logout", ShellApplets::exit);
        all.put("return", call -> {
            int status = call.args().isEmpty() ? call.context().status() : call.number(call.arg(0), 2);
            call.shell().control().leaveFunction();
            return status;
        });
        all.put("history", ShellApplets::history);
        all.put("type", ShellApplets::type);
        all.put("command", ShellApplets::command);
        all.put("builtin", ShellApplets::again);
        all.put("eval", ShellApplets::eval);
        all.put("exec", ShellApplets::again);
        all.put("source", ShellApplets::source);
        all.put(".", ShellApplets::source);
        all.put("test", call -> Conditions.test(call, call.args()));
        all.put("[", call -> Conditions.bracket(call));
        all.put("[[", call -> Conditions.bracket(call));
        all.put("kill", ShellApplets::kill);
        all.put("sleep", ShellApplets::sleep);
    }

    static Streams streams(Call call) {
        return new Streams(call.stdin(), call.typed(), call.out(), call.err());
    }

    /** Only the end is ever trapped: no signal comes. */
    private static int trap(Call call) {
        List<String> operands = call.operands();
        boolean end = operands.size() > 1 && (operands.contains("EXIT") || operands.contains("0"));
        if (end) {
            call.context().trap(operands.get(0).equals("-") ? "" : operands.get(0));
        }
        return 0;
    }

    private static String clock(double seconds) {
        return String.format(Locale.ROOT, "%dm%.3fs", (int) (seconds / 60), seconds % 60);
    }

    private static int times(Call call) {
        Context context = call.context();
        String own = clock(context.next() % 90 / 1e3) + " " + clock(context.next() % 40 / 1e3);
        return call.line(own + "\n" + clock(context.next() % 300 / 1e3) + " " + clock(context.next() % 90 / 1e3));
    }

    private static int time(Call call) {
        Duration before = call.shell().allowance().time();
        int status = again(call);
        double user = call.context().next() % 4 / 1e3;
        double system = call.context().next() % 3 / 1e3;
        Duration taken = call.shell().allowance().time().minus(before);
        String head = call.context().dialect() == Context.Dialect.BASH ? "\n" : "";
        call.err()
                .line(head + "real\t" + clock(taken.toMillis() / 1e3 + user + system + 0.001) + "\nuser\t" + clock(user)
                        + "\nsys\t" + clock(system));
        return status;
    }

    private static int cd(Call call) {
        String target = call.operands().isEmpty()
                ? call.context().get("HOME")
                : call.operands().get(0);
        boolean back = call.arg(0).equals("-");
        String path = call.path(back ? call.context().get("OLDPWD") : target);
        try {
            Node node = call.disk().node(path);
            if (!node.folder()) {
                throw new Trouble(Trouble.Why.NOTDIR);
            }
            if (!node.readableBy(call.context().account().uid())) {
                throw new Trouble(Trouble.Why.ACCES);
            }
        } catch (Trouble e) {
            call.err().line(Wording.cannotEnter(call, target, e.why()));
            return call.context().dialect() == Context.Dialect.BASH ? 1 : 2;
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
        return escapes ? decoded(call, Escapes.echo(text), end) : call.print(end ? text + "\n" : text);
    }

    /** What dash does itself, where echo always reads backslashes and knows one option only; programs of that name do not. */
    static int echoOfDash(Call call) {
        boolean end = !call.arg(0).equals("-n");
        List<String> words =
                end ? call.args() : call.args().subList(1, call.args().size());
        return decoded(call, Escapes.dash(String.join(" ", words)), end);
    }

    private static int decoded(Call call, String text, boolean end) {
        return call.print(Escapes.withoutStop(text) + (end && !Escapes.stopped(text) ? "\n" : ""));
    }

    private static int leave(Call call, boolean goOn) {
        call.shell().control().leave(Math.max(1, call.number(call.arg(0), 1)), goOn);
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
            call.line(String.format(Locale.ROOT, "%5d  %s", i + 1, lines.get(i)));
        }
        return 0;
    }

    private static int type(Call call) {
        int status = 0;
        for (String each : call.operands()) {
            String path = Commands.which(each, call.context(), call.shell());
            boolean plain = call.flag('p') || call.flag('t');
            if (call.context().function(each) != null) {
                call.line(call.flag('t') ? "function" : each + " is a function");
            } else if (Applets.builtin(each) != null && !call.flag('P')) {
                call.print(call.flag('t') ? "builtin\n" : plain ? "" : each + " is a shell builtin\n");
            } else if (path != null) {
                call.line(call.flag('t') ? "file" : plain || call.flag('P') ? path : each + " is " + path);
            } else {
                boolean bash = call.context().dialect() == Context.Dialect.BASH;
                Output out = bash ? call.err() : call.out();
                out.print(plain ? "" : (bash ? Wording.builtin(call) : "") + each + ": not found\n");
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

    /** In bash, its lines are counted from that of the command on. */
    private static int eval(Call call) {
        boolean bash = call.context().dialect() == Context.Dialect.BASH;
        String text = String.join(" ", call.args());
        return new Script(call.shell())
                .execute(
                        text,
                        call.context(),
                        streams(call),
                        bash ? call.context().line() : 1);
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
        return call.shell().apart(rest, call);
    }

    private static int source(Call call) throws Trouble {
        if (call.args().isEmpty()) {
            return call.fail(2, "filename argument required");
        }
        String text = call.shell().read(call.path(call.arg(0)), call.scene());
        int status = call.shell().execute(text, call.context(), streams(call));
        call.shell().control().arrive();
        return status;
    }

    private static int kill(Call call) {
        if (call.flag('l')) {
            return call.line(" 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n 9) SIGKILL\t15) SIGTERM");
        }
        int status = 0;
        for (String each : call.operands()) {
            int pid = call.number(each, -1);
            boolean there = each.equals(call.context().get("$"))
                    || call.machine().processes().stream().anyMatch(process -> process.pid() == pid);
            if (!there) {
                call.err().line(Wording.builtin(call) + "(" + each + ") - No such process");
                status = 1;
            } else if (!call.context().root()) {
                call.err().line(Wording.builtin(call) + "(" + each + ") - Operation not permitted");
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
