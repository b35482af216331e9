package org.sundew.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sundew.sim.Persona;

/** What a machine says about itself. */
final class SystemApplets {
    private SystemApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("uname", SystemApplets::uname);
        all.put("arch", call -> call.line(call.machine().persona().machine()));
        all.put("hostname", SystemApplets::hostname);
        all.put(
                "hostnamectl",
                call -> call.line(
                        " Static hostname: " + call.machine().persona().host() + "\nOperating System: "
                                + call.machine().persona().system() + "\n          Kernel: Linux "
                                + call.machine().persona().kernel()));
        all.put(
                "lsb_release",
                call -> call.line(
                        "Distributor ID:\t" + call.machine().persona().system().split(" ", 2)[0] + "\nDescription:\t"
                                + call.machine().persona().system() + "\nRelease:\t"
                                + call.machine().persona().release()));
        all.put("date", SystemApplets::date);
        all.put("uptime", SystemApplets::uptime);
        all.put("env", SystemApplets::env);
        all.put("printenv", SystemApplets::env);
        all.put("tty", call -> call.line(call.typed() ? "/dev/pts/0" : "not a tty"));
        all.put("stty", call -> 0);
        all.put("clear", call -> call.print("\33[H\33[2J\33[3J"));
        all.put("reset", call -> call.print("\33c"));
        all.put("dmesg", SystemApplets::dmesg);
        all.put("locale", call -> call.line("LANG=en_US.UTF-8\nLC_ALL="));
        all.put(
                "timedatectl",
                call -> call.line("                Time zone: "
                        + call.machine().persona().zone().getId()
                        + "\nSystem clock synchronized: yes\n              NTP service: active"));
        all.put(
                "getconf",
                call -> call.line(
                        call.arg(0).equals("LONG_BIT")
                                ? "64"
                                : "" + call.machine().cpus()));
        all.put(
                "sysctl",
                call -> call.operands().isEmpty()
                        ? 0
                        : call.line(call.operands().get(0).replace("=", " = ")));
        all.put("sh", Shells::nested);
        all.put("ash", Shells::nested);
        all.put("bash", Shells::nested);
        all.put("rbash", Shells::nested);
        all.put("dash", Shells::nested);
        all.put("busybox", SystemApplets::busybox);
        all.put("nohup", ShellApplets::again);
        all.put("nice", ShellApplets::again);
        all.put("setsid", ShellApplets::again);
        all.put("timeout", SystemApplets::timeout);
        all.put("watch", ShellApplets::again);
        all.put("script", call -> 0);
        all.put("screen", call -> 0);
        all.put("usleep", call -> 0);
        all.put("uci", call -> 1);
        all.put("nvram", call -> 1);
        all.put("reboot", SystemApplets::down);
        all.put("shutdown", SystemApplets::down);
        all.put("poweroff", SystemApplets::down);
        all.put("halt", SystemApplets::down);
    }

    private static int timeout(Call call) {
        List<String> operands = call.operands("ks");
        return operands.size() < 2 ? 0 : call.shell().apart(operands.subList(1, operands.size()), call);
    }

    private static int uname(Call call) {
        Persona persona = call.machine().persona();
        if (call.args().isEmpty()) {
            return call.line("Linux");
        }
        boolean all = call.flag('a') || call.word("--all");
        StringBuilder text = new StringBuilder();
        add(text, all || call.flag('s'), "Linux");
        add(text, all || call.flag('n'), persona.host());
        add(text, all || call.flag('r'), persona.kernel());
        add(text, all || call.flag('v'), persona.build());
        add(text, all || call.flag('m'), persona.machine());
        add(text, !all && (call.flag('p') || call.flag('i')), "unknown");
        add(text, (all && !call.machine().busybox()) || call.flag('o'), "GNU/Linux");
        return text.length() == 0
                ? call.fail("invalid option -- '" + call.arg(0).replace("-", "") + "'")
                : call.line(text.toString());
    }

    private static void add(StringBuilder text, boolean wanted, String word) {
        if (wanted) {
            text.append(text.length() == 0 ? "" : " ").append(word);
        }
    }

    private static int hostname(Call call) {
        Persona persona = call.machine().persona();
        if (!call.operands().isEmpty()) {
            return call.context().root() ? 0 : call.fail("you must be root to change the host name");
        }
        if (call.flag('I') || call.flag('i')) {
            return call.line(call.context().get("\0address"));
        }
        return call.line(call.flag('f') ? persona.fullHost() : call.flag('d') ? persona.domain() : persona.host());
    }

    private static int date(Call call) {
        String given = call.value('d', "");
        Instant moment = given.matches("@\\d{1,12}")
                ? Instant.ofEpochSecond(Long.parseLong(given.substring(1)))
                : call.shell().now();
        ZonedDateTime now = moment.atZone(
                call.flag('u')
                        ? java.time.ZoneOffset.UTC
                        : call.machine().persona().zone());
        String format = call.args().stream()
                .filter(arg -> arg.startsWith("+"))
                .findFirst()
                .orElse("");
        if (format.isEmpty()) {
            return call.line(now.format(DateTimeFormatter.ofPattern("EEE MMM ppd hh:mm:ss a z yyyy", Locale.ENGLISH)));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < format.length(); i++) {
            boolean directive = format.charAt(i) == '%' && i + 1 < format.length();
            call.shell().allowance().spend(16);
            text.append(directive ? directive(now, format.charAt(++i)) : format.substring(i, i + 1));
        }
        return call.line(text.toString());
    }

    private static String directive(ZonedDateTime now, char sign) {
        String pattern = switch (sign) {
            case 'Y' -> "yyyy";
            case 'y' -> "yy";
            case 'm' -> "MM";
            case 'd' -> "dd";
            case 'H' -> "HH";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'F' -> "yyyy-MM-dd";
            case 'T' -> "HH:mm:ss";
            case 'Z' -> "z";
            case 'N' -> "nnnnnnnnn";
            case 'a' -> "EEE";
            case 'b' -> "MMM";
            default -> "";
        };
        return sign == 's'
                ? "" + now.toEpochSecond()
                : pattern.isEmpty() ? "%" + sign : now.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    private static int uptime(Call call) {
        return call.line(" " + head(call));
    }

    static String head(Call call) {
        Instant now = call.shell().now();
        Duration up = call.machine().up(now);
        String clock = now.atZone(call.machine().persona().zone())
                .format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
        long days = up.toDays();
        String since = (days > 0 ? days + (days == 1 ? " day, " : " days, ") : "")
                + String.format(Locale.ROOT, "%2d:%02d", up.toHoursPart(), up.toMinutesPart());
        return clock + " up " + since + ",  1 user,  load average: "
                + ProcFiles.load(call.scene()).replace(" ", ", ");
    }

    private static int env(Call call) {
        if (call.name().equals("printenv") && !call.args().isEmpty()) {
            String value = call.context().get(call.arg(0));
            return value.isEmpty() ? 1 : call.line(value);
        }
        call.context().variables().forEach((name, value) -> {
            if (call.context().exported(name)) {
                call.line(name + "=" + value);
            }
        });
        return 0;
    }

    private static int dmesg(Call call) {
        Persona persona = call.machine().persona();
        if (!call.context().root() && !call.machine().busybox()) {
            return call.fail("read kernel buffer failed: Operation not permitted");
        }
        int micros = 0;
        StringBuilder text = new StringBuilder();
        for (String line : new String[] {
            "Linux version " + persona.kernel() + " " + persona.build(),
            "KERNEL supported cpus:",
            "Memory: " + Memory.of(call.machine()).total() + "K available",
            "EXT4-fs (vda1): mounted filesystem with ordered data mode. Quota mode: none.",
            "e1000: Intel(R) PRO/1000 Network Driver",
            "random: crng init done"
        }) {
            text.append(String.format(Locale.ROOT, "[%5d.%06d] %s%n", micros / 1_000_000, micros % 1_000_000, line));
            boolean early = micros == 0 && !line.startsWith("KERNEL");
            micros += early ? 0 : persona.seed("dmesg" + line, 3_000, 2_600_000);
        }
        return call.print(text.toString());
    }

    private static int busybox(Call call) throws Trouble {
        if (call.args().isEmpty() || call.word("--help")) {
            call.line(version(call.machine())
                    + " multi-call binary.\nBusyBox is copyrighted by many authors between 1998-2015.\n"
                    + "Licensed under GPLv2. See source distribution for detailed\ncopyright notices.\n\n"
                    + "Usage: busybox [function [arguments]...]\n   or: busybox --list[-full]\n   or: function [arguments]...\n\n"
                    + "Currently defined functions:\n\t" + String.join(", ", Applets.busybox()));
            return 0;
        }
        String name = Paths.name(call.arg(0));
        if (name.equals("--list")) {
            Applets.busybox().forEach(call::line);
            return 0;
        }
        if (!Applets.inBusybox(name, call.machine())) {
            call.err().line(call.arg(0) + ": applet not found");
            return 127;
        }
        Applet builtin = Applets.builtin(name);
        Applet applet = builtin == null ? Applets.program(name) : builtin;
        Call inner = new Call(
                name,
                call.args().subList(1, call.args().size()),
                call.stdin(),
                call.typed(),
                call.out(),
                call.err(),
                call.context(),
                call.shell());
        return applet == null ? 0 : applet.run(inner);
    }

    private static String version(Machine machine) {
        return machine.busybox()
                ? "BusyBox v1.33.2 ("
                        + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                                .format(machine.persona()
                                        .installed()
                                        .atZone(machine.persona().zone()))
                        + " UTC)"
                : "BusyBox v1.35.0 (Debian 1:1.35.0-4+b3)";
    }

    private static int down(Call call) {
        if (!call.context().root()) {
            return call.fail("Interactive authentication required.");
        }
        call.shell().exit();
        return 0;
    }
}
