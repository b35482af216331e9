package org.sundew.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All commands, by name: what a shell knows itself, and what stands in the folders of programs. */
final class Applets {
    /** What stands in /usr/sbin. */
    static final Set<String> ADMIN = Set.of(
            "ifconfig",
            "route",
            "arp",
            "useradd",
            "userdel",
            "usermod",
            "adduser",
            "groupadd",
            "chpasswd",
            "iptables",
            "sysctl",
            "reboot",
            "shutdown",
            "poweroff",
            "halt",
            "service",
            "ip",
            "init",
            "insmod",
            "rmmod",
            "modprobe");

    /** What small devices do not have. */
    private static final Set<String> GNU_ONLY = Set.of(
            "apt",
            "apt-get",
            "apt-cache",
            "dpkg",
            "lscpu",
            "lsblk",
            "sudo",
            "systemctl",
            "bash",
            "rbash",
            "ss",
            "scp",
            "lsb_release",
            "hostnamectl",
            "timedatectl",
            "getent",
            "journalctl",
            "file",
            "chpasswd",
            "useradd",
            "userdel",
            "usermod",
            "adduser",
            "groupadd",
            "tee",
            "last",
            "lastb",
            "lastlog",
            "w",
            "curl",
            "ssh",
            "service",
            "host",
            "dig",
            "locale",
            "tac",
            "sha512sum",
            "stat",
            "nproc",
            "whoami",
            "groups",
            "users",
            "shuf",
            "base64",
            "lsof",
            "timeout",
            "watch",
            "lspci");

    /** What shells do themselves, and a program does as well. */
    private static final Set<String> STANDALONE =
            Set.of("echo", "printf", "test", "[", "pwd", "true", "false", "kill", "sleep");

    private static final Set<String> BUSYBOX_ONLY =
            Set.of("busybox", "opkg", "tftp", "ftpget", "ftpput", "ash", "uci", "nvram");

    /** What bash and ash do themselves and dash does not know. */
    static final Set<String> NOT_IN_DASH = Set.of(
            "[[", "let", "declare", "typeset", "source", "shopt", "enable", "disown", "history", "time", "builtin");

    private static final Map<String, Applet> BUILTINS = builtins();
    private static final Map<String, Applet> PROGRAMS = programs();

    private Applets() {}

    private static Map<String, Applet> builtins() {
        Map<String, Applet> all = new HashMap<>();
        ShellApplets.add(all);
        VariableApplets.add(all);
        return Map.copyOf(all);
    }

    private static Map<String, Applet> programs() {
        Map<String, Applet> all = new TreeMap<>();
        FileApplets.add(all);
        ListApplets.add(all);
        CopyApplets.add(all);
        BlockApplets.add(all);
        TextApplets.add(all);
        Dumps.add(all);
        LineApplets.add(all);
        SystemApplets.add(all);
        HardwareApplets.add(all);
        ProcessApplets.add(all);
        AccountApplets.add(all);
        LoginApplets.add(all);
        PackageApplets.add(all);
        Network.add(all);
        Fetching.add(all);
        return all;
    }

    static @Nullable Applet builtin(String name) {
        return BUILTINS.get(name);
    }

    static @Nullable Applet program(String name) {
        return PROGRAMS.get(name);
    }

    /** The programs of a server. */
    static Set<String> gnu() {
        Set<String> names = new TreeSet<>(PROGRAMS.keySet());
        names.removeAll(Set.of("opkg", "tftp", "ftpget", "ftpput", "ash", "uci", "nvram", "sh"));
        names.addAll(STANDALONE);
        return names;
    }

    /** What a device's BusyBox can do. */
    static Set<String> busybox() {
        Set<String> names = new TreeSet<>(PROGRAMS.keySet());
        names.removeAll(GNU_ONLY);
        names.addAll(BUSYBOX_ONLY);
        names.addAll(STANDALONE);
        return names;
    }

    /** Whether this BusyBox has such an applet. */
    static boolean inBusybox(String name, Machine machine) {
        return machine.busybox() ? busybox().contains(name) : busybox().contains(name) && !name.equals("opkg");
    }
}
