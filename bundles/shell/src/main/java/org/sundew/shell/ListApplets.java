package org.sundew.shell;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Listing folders, and how sizes and dates are shown in a list. */
final class ListApplets {
    private static final DateTimeFormatter RECENT = DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter OLD = DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ROOT);
    private static final int HALF_A_YEAR = 182 * 86_400;

    private ListApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("ls", ListApplets::ls);
        all.put("dir", ListApplets::ls);
    }

    private static int ls(Call call) {
        List<String> paths = call.operands();
        List<String> targets = paths.isEmpty() ? List.of(".") : paths;
        List<String> folders = new ArrayList<>();
        List<String> files = new ArrayList<>();
        int status = 0;
        for (String each : targets) {
            try {
                boolean folder = call.disk().node(call.path(each)).folder() && !call.flag('d');
                (folder ? folders : files).add(each);
            } catch (Trouble e) {
                call.err()
                        .line(
                                call.machine().busybox()
                                        ? "ls: " + each + ": " + e.text()
                                        : "ls: cannot access '" + each + "': " + e.text());
                status = call.machine().busybox() ? 1 : 2;
            }
        }
        Collections.sort(files);
        Collections.sort(folders);
        show(call, files, "");
        for (String folder : folders) {
            status = Math.max(status, folder(call, folder, targets.size() > 1 || call.flag('R')));
        }
        return status;
    }

    private static int folder(Call call, String folder, boolean titled) {
        SortedMap<String, Node> entries;
        try {
            entries =
                    call.disk().list(call.path(folder), call.context().account().uid());
        } catch (Trouble e) {
            return call.fail(2, "cannot open directory '" + folder + "': " + e.text());
        }
        if (titled) {
            call.line(folder + ":");
        }
        List<String> names = new ArrayList<>();
        boolean all = call.flag('a');
        if (all) {
            names.addAll(List.of(".", ".."));
        }
        entries.keySet().stream()
                .filter(name -> all || call.flag('A') || !name.startsWith("."))
                .forEach(names::add);
        if (call.flag('l') || call.flag('s')) {
            call.line("total " + names.size() * 4);
        }
        if (call.flag('t')) {
            Map<String, Long> times = new HashMap<>();
            names.forEach(name -> times.put(name, time(call, folder, name)));
            names.sort(Comparator.comparing(times::get, Comparator.reverseOrder()));
        }
        if (call.flag('r')) {
            Collections.reverse(names);
        }
        show(call, names, folder);
        if (titled) {
            call.line("");
        }
        return 0;
    }

    private static long time(Call call, String folder, String name) {
        call.shell().allowance().spend(64);
        Node node = call.disk().find(Paths.absolute(call.path(folder), name));
        return node == null ? 0 : node.modified(call.scene());
    }

    private static void show(Call call, List<String> names, String folder) {
        if (call.flag('l')) {
            for (String name : names) {
                entry(call, folder, name);
            }
            return;
        }
        boolean lines = call.flag('1') || !call.typed() || call.flag('s');
        if (lines) {
            names.forEach(name -> call.line((call.flag('s') ? blocks(call, folder, name) + " " : "") + name));
        } else if (!names.isEmpty()) {
            call.print(Columns.of(names));
        }
    }

    private static long blocks(Call call, String folder, String name) {
        Node node = call.disk().find(Paths.absolute(call.path(folder), name));
        return node == null ? 0 : (node.size(call.scene()) + 4_095) / 4_096 * 4;
    }

    private static void entry(Call call, String folder, String name) {
        try {
            Node node = call.disk().entry(Paths.absolute(call.path(folder), name));
            call.shell().allowance().spend(512);
            boolean link = node.kind() == Node.Kind.LINK;
            String size = node.kind() == Node.Kind.DEVICE ? "1,   3" : size(call, node.size(call.scene()));
            call.line(String.format(
                    Locale.ROOT,
                    "%s %3d %-8s %-8s %8s %s %s",
                    node.modeText(),
                    node.folder() ? 2 + folders(node) : 1,
                    call.flag('n') ? "" + node.uid() : call.machine().owner(node.uid()),
                    call.flag('n') ? "" + node.gid() : call.machine().owner(node.gid()),
                    size,
                    date(call, node.modified(call.scene())),
                    name + (link ? " -> " + node.content().text(Scene.NONE) : "")));
        } catch (Trouble e) {
            call.fail("cannot access '" + name + "': " + e.text());
        }
    }

    private static int folders(Node node) {
        return (int) node.children().values().stream().filter(Node::folder).count();
    }

    static String size(Call call, long size) {
        if (!call.flag('h') || size < 1024) {
            return Long.toString(size);
        }
        double value = size;
        int unit = -1;
        while (value >= 1024 && unit < 3) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f%s" : "%.0f%s", value, "KMGT".charAt(unit));
    }

    static String date(Call call, long seconds) {
        return date(call.scene(), seconds);
    }

    static String date(Scene scene, long seconds) {
        ZonedDateTime time =
                Instant.ofEpochSecond(seconds).atZone(scene.machine().persona().zone());
        boolean recent = scene.seconds() - seconds < HALF_A_YEAR;
        return time.format(recent ? RECENT : OLD);
    }
}
