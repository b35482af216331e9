package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sundew.shell.Machine.Job;

/** What runs. */
final class ProcessApplets {
    private ProcessApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("ps", ProcessApplets::ps);
        all.put("top", ProcessApplets::top);
        all.put("htop", ProcessApplets::top);
        all.put("pidof", ProcessApplets::pidof);
        all.put("pgrep", ProcessApplets::pidof);
        all.put("killall", ProcessApplets::killall);
        all.put("pkill", ProcessApplets::killall);
        all.put("crontab", ProcessApplets::crontab);
        all.put("systemctl", ProcessApplets::systemctl);
        all.put("service", call -> call.context().root() ? 0 : call.fail("Interactive authentication required."));
        all.put("journalctl", call -> call.line("-- No entries --"));
        all.put("lsof", call -> 0);
        all.put("at", call -> 0);
    }

    private static List<Job> all(Call call) {
        List<Job> all = new ArrayList<>(call.machine().processes());
        int pid = call.number(call.context().get("$"), 2100);
        String user = call.context().account().name();
        String shell = call.machine().busybox() ? "-ash" : "-bash";
        all.add(new Job(pid, user, "pts/0", 5120, 0.0, shell));
        String line = call.name() + (call.args().isEmpty() ? "" : " " + String.join(" ", call.args()));
        all.add(new Job(call.context().nextPid(), user, "pts/0", 3200, 0.0, line));
        return all;
    }

    private static int ps(Call call) {
        String options = String.join("", call.args()).replace("-", "");
        if (call.machine().busybox()) {
            call.line("  PID USER       VSZ STAT COMMAND");
            all(call)
                    .forEach(each -> call.line(String.format(
                            Locale.ROOT,
                            "%5d %-8s %5d %s    %s",
                            each.pid(),
                            each.user(),
                            each.rss() / 4,
                            each.rss() == 0 ? "SW" : "S ",
                            each.command())));
            return 0;
        }
        boolean everybody = options.contains("e") || options.contains("a") || options.contains("x");
        List<Job> shown = all(call).stream()
                .filter(each -> everybody || each.tty().equals("pts/0"))
                .toList();
        if (options.contains("u") && everybody) {
            call.line("USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND");
            shown.forEach(each -> call.line(String.format(
                    Locale.ROOT,
                    "%-8s %7d  %.1f  %.1f %6d %5d %-8s %-4s %s   0:00 %s",
                    each.user(),
                    each.pid(),
                    each.cpu(),
                    each.rss() * 100.0 / Memory.of(call.machine()).total(),
                    each.rss() * 3,
                    each.rss(),
                    each.tty(),
                    each.rss() == 0 ? "I<" : "Ss",
                    started(call),
                    each.command())));
        } else if (options.contains("f")) {
            call.line("UID          PID    PPID  C STIME TTY          TIME CMD");
            shown.forEach(each -> call.line(String.format(
                    Locale.ROOT,
                    "%-8s %7d %7d  0 %s %-8s 00:00:00 %s",
                    each.user(),
                    each.pid(),
                    each.pid() == 1 ? 0 : each.rss() == 0 ? 2 : 1,
                    started(call),
                    each.tty(),
                    each.command())));
        } else {
            call.line("    PID TTY          TIME CMD");
            shown.forEach(each -> call.line(String.format(
                    Locale.ROOT,
                    "%7d %-8s 00:00:00 %s",
                    each.pid(),
                    each.tty(),
                    Paths.name(each.command().split(" ", 2)[0]).replaceAll("[\\[\\]-]", ""))));
        }
        return 0;
    }

    private static String started(Call call) {
        return ListApplets.date(call, call.machine().persona().booted().getEpochSecond())
                .substring(0, 6)
                .replace(" ", "");
    }

    private static int top(Call call) {
        Memory memory = Memory.of(call.machine());
        List<Job> all = all(call);
        call.line("top - " + SystemApplets.head(call));
        call.line("Tasks: " + all.size() + " total,   1 running, " + (all.size() - 1)
                + " sleeping,   0 stopped,   0 zombie");
        call.line("%Cpu(s):  0.3 us,  0.3 sy,  0.0 ni, 99.3 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st");
        call.line(String.format(
                Locale.ROOT,
                "MiB Mem : %8.1f total, %8.1f free, %8.1f used, %8.1f buff/cache",
                memory.total() / 1024.0,
                memory.free() / 1024.0,
                memory.used() / 1024.0,
                (memory.cached() + memory.buffers()) / 1024.0));
        call.line("\n    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND");
        for (Job each : all.subList(0, Math.min(all.size(), 17))) {
            call.line(String.format(
                    Locale.ROOT,
                    "%7d %-9s 20   0 %7d %6d %6d S   0.0   %.1f   0:00.%02d %s",
                    each.pid(),
                    each.user(),
                    each.rss() * 3,
                    each.rss(),
                    each.rss() / 2,
                    each.rss() * 100.0 / memory.total(),
                    each.pid() % 60,
                    Paths.name(each.command().split(" ", 2)[0])));
        }
        return 0;
    }

    private static int pidof(Call call) {
        List<String> found = new ArrayList<>();
        String name = call.operands().isEmpty() ? "" : call.operands().get(0);
        for (Job each : call.machine().processes()) {
            if (!name.isEmpty() && each.command().contains(name)) {
                found.add(Integer.toString(each.pid()));
            }
        }
        return found.isEmpty() ? 1 : call.line(String.join(call.name().equals("pidof") ? " " : "\n", found));
    }

    private static int killall(Call call) {
        String name = call.operands().isEmpty() ? "" : call.operands().get(0);
        boolean runs = call.machine().processes().stream()
                .anyMatch(each -> each.command().contains(name));
        if (!runs) {
            call.err().print(call.name().equals("pkill") ? "" : name + ": no process found\n");
            return 1;
        }
        return call.context().root() ? 0 : call.fail(name + ": Operation not permitted");
    }

    private static int crontab(Call call) {
        String path = "/var/spool/cron/crontabs/" + call.context().account().name();
        if (call.flag('l')) {
            Node node = call.disk().find(path);
            return node == null
                    ? call.err("no crontab for " + call.context().account().name())
                    : call.print(node.content().text(call.scene()));
        }
        if (call.flag('r')) {
            return drop(call, path);
        }
        try {
            String text =
                    call.operands("u").isEmpty() || call.operands("u").get(0).equals("-")
                            ? call.input()
                            : call.read(call.operands("u"));
            Scene root = new Scene(call.shell().now(), 0, call.machine());
            if (!call.disk().exists(Paths.parent(path))) {
                call.disk().makeFolder(Paths.parent(path), root);
            }
            call.disk().append(call.disk().open(path, false, root), text);
            return 0;
        } catch (Trouble e) {
            return call.fail(e.text());
        }
    }

    private static int drop(Call call, String path) {
        if (!call.disk().exists(path)) {
            return call.err("no crontab for " + call.context().account().name());
        }
        try {
            call.disk().remove(path, new Scene(call.shell().now(), 0, call.machine()));
            return 0;
        } catch (Trouble e) {
            return call.fail(e.text());
        }
    }

    private static int systemctl(Call call) {
        String unit = call.operands().size() > 1 ? call.operands().get(1) : "";
        return switch (call.arg(0)) {
            case "status" ->
                call.line("● " + unit + ".service - " + unit + "\n     Loaded: loaded (/lib/systemd/system/" + unit
                        + ".service; enabled; preset: enabled)\n     Active: active (running)");
            case "is-active" -> call.line("active");
            case "start", "stop", "restart", "enable", "disable", "daemon-reload", "mask" ->
                call.context().root()
                        ? 0
                        : call.err("Failed to " + call.arg(0) + " " + unit + ".service: Access denied");
            default ->
                call.line(
                        "  UNIT                 LOAD   ACTIVE SUB     DESCRIPTION\n  cron.service         loaded active running Regular background"
                                + " program processing daemon\n  ssh.service          loaded active running OpenBSD Secure Shell server");
        };
    }
}
