package org.sundew.shell;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finding files and looking at them; {@link ListApplets} lists them. */
final class FileApplets {
    private FileApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("find", Find::run);
        all.put("stat", FileApplets::stat);
        all.put("file", FileApplets::file);
        all.put("du", FileApplets::du);
        all.put("df", FileApplets::df);
        all.put(
                "mount",
                call -> call.args().isEmpty()
                        ? mounts(call)
                        : call.context().root() ? 0 : call.fail("only root can do that"));
        all.put("umount", call -> call.fail(32, call.arg(0) + ": target is busy."));
        all.put("readlink", FileApplets::readlink);
        all.put("realpath", FileApplets::readlink);
        all.put(
                "basename",
                call -> call.line(Paths.name(call.arg(0)).replaceAll(Pattern.quote(call.arg(1)) + "$", "")));
        all.put("dirname", call -> call.line(call.arg(0).contains("/") ? Paths.parent(call.arg(0)) : "."));
        all.put("which", FileApplets::which);
        all.put("whereis", call -> {
            call.operands().forEach(each -> {
                String path = Commands.which(each, call.context(), call.shell());
                call.line(each + ":" + (path == null ? "" : " " + path));
            });
            return 0;
        });
    }

    private static int stat(Call call) throws Trouble {
        String format = call.value('c', "");
        for (String each : call.operands("c")) {
            Node node = call.disk().find(call.path(each)) == null
                    ? null
                    : call.disk().entry(call.path(each));
            if (node == null) {
                return call.fail("cannot statx '" + each + "': No such file or directory");
            }
            if (!format.isEmpty()) {
                call.line(formatted(call, format, each, node));
                continue;
            }
            call.line("  File: " + each + "\n  Size: " + node.size(call.scene()) + "\t\tBlocks: "
                    + (node.size(call.scene()) + 511) / 512
                    + "\tIO Block: 4096   " + (node.folder() ? "directory" : "regular file") + "\nAccess: (0"
                    + Integer.toOctalString(node.mode()) + "/" + node.modeText() + ")  Uid: (" + node.uid() + "/"
                    + call.machine().owner(node.uid()) + ")   Gid: (" + node.gid() + "/"
                    + call.machine().owner(node.gid())
                    + ")\nModify: "
                    + Instant.ofEpochSecond(node.modified(call.scene()))
                            .atZone(call.machine().persona().zone()));
        }
        return 0;
    }

    private static String formatted(Call call, String format, String name, Node node) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            boolean directive = format.charAt(i) == '%' && i + 1 < format.length();
            String piece = directive ? directive(call, format.charAt(++i), name, node) : format.substring(i, i + 1);
            call.shell().allowance().spend(piece.length());
            text.append(piece);
        }
        return text.toString();
    }

    private static String directive(Call call, char sign, String name, Node node) {
        return switch (sign) {
            case 'a' -> Integer.toOctalString(node.mode());
            case 'A' -> node.modeText();
            case 'n' -> name;
            case 's' -> Long.toString(node.size(call.scene()));
            case 'U' -> call.machine().owner(node.uid());
            case 'G' -> call.machine().owner(node.gid());
            case 'u' -> Integer.toString(node.uid());
            case 'g' -> Integer.toString(node.gid());
            case 'Y' -> Long.toString(node.modified(call.scene()));
            case 'F' -> node.folder() ? "directory" : "regular file";
            case '%' -> "%";
            default -> "?";
        };
    }

    private static int file(Call call) throws Trouble {
        for (String each : call.operands()) {
            if (!call.disk().exists(call.path(each))) {
                call.line(each + ": cannot open `" + each + "' (No such file or directory)");
                continue;
            }
            Node node = call.disk().node(call.path(each));
            String text = node.folder() ? "" : call.shell().read(call.path(each), call.scene());
            String what = node.folder()
                    ? "directory"
                    : text.isEmpty()
                            ? "empty"
                            : Program.looksLikeOne(text)
                                    ? "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, stripped"
                                    : text.startsWith("#!")
                                            ? "POSIX shell script, ASCII text executable"
                                            : "ASCII text";
            call.line(each + ": " + what);
        }
        return 0;
    }

    private static int du(Call call) {
        for (String each : call.operands().isEmpty() ? List.of(".") : call.operands()) {
            Node node = call.disk().find(call.path(each));
            long size = node == null
                    ? 4
                    : 4
                            + node.children().values().stream()
                                            .mapToLong(child -> child.size(call.scene()))
                                            .sum()
                                    / 1024;
            call.line(ListApplets.size(call, call.flag('h') ? size * 1024 : size) + "\t" + each);
        }
        return 0;
    }

    private static int df(Call call) {
        boolean human = call.flag('h');
        long disk = call.machine().persona().number(org.sundew.sim.Persona.DISK_GB, 40) * 1_031_000L;
        int used = call.machine().persona().seed("disk.used", 9, 47);
        call.line(
                human
                        ? "Filesystem      Size  Used Avail Use% Mounted on"
                        : "Filesystem     1K-blocks    Used Available Use% Mounted on");
        long memory = call.machine().memory() * 512L;
        row(call, "udev", memory, 0, "/dev");
        row(call, "tmpfs", memory / 5, 1, "/run");
        row(call, call.machine().busybox() ? "overlayfs:/overlay" : "/dev/vda1", disk, used, "/");
        row(call, "tmpfs", memory, 0, "/dev/shm");
        return 0;
    }

    private static void row(Call call, String name, long size, int percent, String where) {
        long used = size * percent / 100;
        boolean human = call.flag('h');
        call.line(String.format(
                Locale.ROOT,
                human ? "%-15s %5s %5s %5s %3d%% %s" : "%-14s %9s %7s %9s %3d%% %s",
                name,
                human ? ListApplets.size(call, size * 1024) : "" + size,
                human ? ListApplets.size(call, used * 1024) : "" + used,
                human ? ListApplets.size(call, (size - used) * 1024) : "" + (size - used),
                percent,
                where));
    }

    private static int mounts(Call call) throws Trouble {
        for (String line :
                call.disk().read("/proc/mounts", call.scene()).strip().split("\n", -1)) {
            String[] parts = line.split(" ", -1);
            call.line(parts[0] + " on " + parts[1] + " type " + parts[2] + " (" + parts[3] + ")");
        }
        return 0;
    }

    private static int readlink(Call call) throws Trouble {
        String path = call.path(call.operands().isEmpty() ? "" : call.operands().get(0));
        if (call.flag('f') || call.name().equals("realpath")) {
            return call.line(call.disk().real(path, true));
        }
        Node node = call.disk().entry(path);
        return node.kind() == Node.Kind.LINK ? call.line(node.content().text(Scene.NONE)) : 1;
    }

    private static int which(Call call) {
        int status = 0;
        for (String each : call.operands()) {
            String path = Commands.which(each, call.context(), call.shell());
            status = path == null ? 1 : status;
            if (path != null) {
                call.line(path);
            }
        }
        return status;
    }
}
