package org.sundew.shell;

import java.util.List;
import java.util.Map;

/** Changing files. */
final class CopyApplets {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private CopyApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("cp", call -> transfer(call, false));
        all.put("mv", call -> transfer(call, true));
        all.put("rm", CopyApplets::rm);
        all.put("rmdir", CopyApplets::rm);
        all.put("unlink", CopyApplets::rm);
        all.put("mkdir", CopyApplets::mkdir);
        all.put("touch", CopyApplets::touch);
        all.put("chmod", CopyApplets::chmod);
        all.put("chown", CopyApplets::chown);
        all.put("chgrp", CopyApplets::chown);
        all.put("chattr", CopyApplets::chattr);
        all.put("lsattr", call -> each(call, each -> call.line("--------------e------- " + each)));
        all.put("ln", CopyApplets::ln);
        all.put("sync", call -> 0);
        all.put("tee", CopyApplets::tee);
        all.put("mktemp", CopyApplets::mktemp);
        all.put("truncate", call -> 0);
        all.put("shred", call -> 0);
        all.put("install", call -> transfer(call, false));
    }

    private interface OnEach {
        int run(String operand) throws Trouble;
    }

    private static int each(Call call, OnEach body) {
        return each(call, call.operands(), "", body);
    }

    private static int each(Call call, List<String> operands, String doing, OnEach body) {
        int status = 0;
        for (String operand : operands) {
            try {
                status = Math.max(status, body.run(operand));
            } catch (Trouble e) {
                boolean plain = call.machine().busybox() || doing.isEmpty();
                String mark = doing.startsWith("cannot create") ? "‘" : "'";
                String name = mark + operand + mark.replace('‘', '’');
                status = call.fail(plain ? operand + ": " + e.text() : doing + " " + name + ": " + e.text());
            }
        }
        return status;
    }

    private static int transfer(Call call, boolean move) throws Trouble {
        List<String> operands = call.operands("m");
        if (operands.size() < 2) {
            return call.fail((operands.isEmpty()
                            ? "missing file operand"
                            : "missing destination file operand after '" + operands.get(0) + "'")
                    + tryHelp(call));
        }
        String target = call.path(operands.get(operands.size() - 1));
        Node there = call.disk().find(target);
        boolean into = there != null && there.folder();
        return each(call, operands.subList(0, operands.size() - 1), "cannot stat", source -> {
            String from = call.path(source);
            String to = into ? Paths.absolute(target, Paths.name(from)) : target;
            if (move) {
                call.disk().move(from, to, call.scene());
                return 0;
            }
            return copy(call, source, from, to);
        });
    }

    private static int copy(Call call, String name, String from, String to) throws Trouble {
        Node node = call.disk().node(from);
        if (node.folder() && !call.flag('r') && !call.flag('R') && !call.flag('a')) {
            return call.fail("-r not specified; omitting directory '" + name + "'");
        }
        if (node.folder()) {
            call.disk().makeFolder(to, call.scene());
            return 0;
        }
        if (!node.readableBy(call.context().account().uid())) {
            throw new Trouble(Trouble.Why.ACCES);
        }
        Capture copy = call.disk().open(to, false, call.scene());
        if (node.content() instanceof Capture) {
            call.disk().append(copy, node.content().text(call.scene()));
            call.disk().replace(to, call.disk().node(to).withMode(node.mode()));
            return 0;
        }
        call.disk()
                .replace(
                        to,
                        Node.file(
                                node.mode(),
                                call.context().account().uid(),
                                call.scene().seconds(),
                                node.content()));
        return 0;
    }

    private static String tryHelp(Call call) {
        return "\nTry '" + call.name() + " --help' for more information.";
    }

    private static int chattr(Call call) {
        int status = 0;
        for (String each : call.args()) {
            boolean file = !each.matches("[-+=].*");
            if (file && !call.disk().exists(call.path(each))) {
                status = call.fail("No such file or directory while trying to stat " + each);
            }
        }
        return status;
    }

    private static int rm(Call call) {
        if (call.operands().isEmpty()) {
            return call.flag('f') ? 0 : call.fail("missing operand" + tryHelp(call));
        }
        int status = 0;
        for (String operand : call.operands()) {
            try {
                status = Math.max(status, remove(call, operand));
            } catch (Trouble e) {
                boolean silent = call.flag('f') && e.why() == Trouble.Why.NOENT;
                status = silent ? status : call.fail(complaint(call, operand) + e.text());
            }
        }
        return status;
    }

    private static String complaint(Call call, String operand) {
        return call.machine().busybox() ? "can't remove '" + operand + "': " : "cannot remove '" + operand + "': ";
    }

    private static int remove(Call call, String operand) throws Trouble {
        Node node = call.disk().entry(call.path(operand));
        if (call.path(operand).equals("/")) {
            return call.fail(
                    "it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe");
        }
        if (node.folder() && call.name().equals("rmdir") && !node.children().isEmpty()) {
            return call.fail("failed to remove '" + operand + "': Directory not empty");
        }
        if (node.folder() && call.name().equals("rm") && !call.flag('r') && !call.flag('R')) {
            throw new Trouble(Trouble.Why.ISDIR);
        }
        call.shell().tell(call.path(operand));
        call.disk().remove(call.path(operand), call.scene());
        if (call.flag('v')) {
            call.line("removed " + (node.folder() ? "directory " : "") + "'" + operand + "'");
        }
        return 0;
    }

    private static int mkdir(Call call) {
        return each(call, call.operands("m"), "cannot create directory", operand -> {
            String path = call.path(operand);
            if (call.flag('p')) {
                for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                    if (!call.disk().exists(path.substring(0, slash))) {
                        call.disk().makeFolder(path.substring(0, slash), call.scene());
                    }
                }
                if (call.disk().exists(path)) {
                    return 0;
                }
            }
            call.disk().makeFolder(path, call.scene());
            return 0;
        });
    }

    private static int touch(Call call) {
        return each(call, call.operands("rtd"), "cannot touch", operand -> {
            Node node = call.disk().find(call.path(operand));
            if (node == null) {
                call.disk().open(call.path(operand), false, call.scene());
            } else if (!node.writableBy(call.context().account().uid())) {
                throw new Trouble(Trouble.Why.ACCES);
            } else {
                call.disk()
                        .replace(
                                call.path(operand), node.modifiedAt(call.scene().seconds()));
            }
            return 0;
        });
    }

    private static int chmod(Call call) {
        List<String> operands = call.args().stream()
                .filter(arg -> !arg.matches("-[Rvcf]+|--.*"))
                .toList();
        if (operands.size() < 2) {
            return call.fail(
                    (operands.isEmpty() ? "missing operand" : "missing operand after ‘" + operands.get(0) + "’")
                            + tryHelp(call));
        }
        String mode = operands.get(0);
        if (!mode.matches("[0-7]{1,5}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*")) {
            return call.fail("invalid mode: ‘" + mode + "’" + tryHelp(call));
        }
        return each(call, operands.subList(1, operands.size()), "cannot access", operand -> {
            mode(call, call.path(operand), mode, own(call, operand));
            return 0;
        });
    }

    private static void mode(Call call, String path, String mode, Node node) throws Trouble {
        call.shell().allowance().step();
        call.disk().replace(path, node.withMode(Modes.change(node.mode(), mode)));
        call.shell().tell(path);
        if (call.flag('R') && node.folder()) {
            for (String child : List.copyOf(node.children().keySet())) {
                Node inside = call.disk().find(path + "/" + child);
                if (inside != null) {
                    mode(call, path + "/" + child, mode, inside);
                }
            }
        }
    }

    private static Node own(Call call, String operand) throws Trouble {
        Node node = call.disk().node(call.path(operand));
        if (!call.context().root() && node.uid() != call.context().account().uid()) {
            throw new Trouble(Trouble.Why.ACCES);
        }
        return node;
    }

    private static int chown(Call call) {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            return call.fail("missing operand");
        }
        String owner = operands.get(0).split("[:.]", 2)[0];
        int uid = call.machine().account(owner).map(Machine.Account::uid).orElse(call.number(owner, -1));
        if (uid < 0 && !owner.isEmpty()) {
            return call.fail("invalid user: ‘" + operands.get(0) + "’");
        }
        return each(call, operands.subList(1, operands.size()), "cannot access", operand -> {
            Node node = own(call, operand);
            call.disk().replace(call.path(operand), node.withOwner(Math.max(0, uid), Math.max(0, uid)));
            return 0;
        });
    }

    private static int ln(Call call) throws Trouble {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            return call.fail("missing file operand");
        }
        String target = operands.get(0);
        String name = operands.size() > 1 ? operands.get(1) : Paths.name(target);
        String path = call.path(name);
        if (call.flag('f') && call.disk().exists(path)) {
            call.disk().remove(path, call.scene());
        }
        call.disk().link(path, call.flag('s') ? target : call.path(target), call.scene());
        return 0;
    }

    private static int tee(Call call) {
        String text = call.input();
        call.print(text);
        return each(call, operand -> {
            call.disk().append(call.disk().open(call.path(operand), call.flag('a'), call.scene()), text);
            return 0;
        });
    }

    private static int mktemp(Call call) throws Trouble {
        StringBuilder random = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            random.append(LETTERS.charAt(call.context().next() % LETTERS.length()));
        }
        String name = "/tmp/tmp." + random;
        if (call.flag('d')) {
            call.disk().makeFolder(name, call.scene());
        } else {
            call.disk().open(name, false, call.scene());
        }
        return call.line(name);
    }
}
