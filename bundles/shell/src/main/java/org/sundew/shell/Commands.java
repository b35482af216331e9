package org.sundew.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a first word stands for: a builtin, a program on the path, a file that was left here. */
final class Commands {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Commands() {}

    /** @param name what the command calls itself in messages */
    record Found(String name, Applet applet) {}

    static Found find(String word, Context context, Interpreter shell) {
        if (word.indexOf('/') >= 0) {
            return atPath(word, Paths.absolute(context.folder(), word), context, shell);
        }
        Applet builtin = Applets.builtin(word);
        if (builtin != null) {
            return new Found(word, builtin);
        }
        String path = which(word, context, shell);
        if (path == null) {
            String text = Wording.notFound(shell.machine(), context, word);
            return new Found(word, call -> complain(call, 127, text));
        }
        return atPath(word, path, context, shell);
    }

    /** Where a command is on the path, or null. */
    static @Nullable String which(String word, Context context, Interpreter shell) {
        String path = context.get("PATH");
        if (word.isEmpty()) {
            return null;
        }
        for (String folder : (path.isEmpty() ? PATH : path).split(":", 64)) {
            String candidate = Paths.absolute(folder.isEmpty() ? context.folder() : folder, word);
            Node node = shell.disk().find(candidate);
            if (node != null && node.executable()) {
                return candidate;
            }
        }
        return null;
    }

    private static Found atPath(String word, String path, Context context, Interpreter shell) {
        String prefix = shell.machine().busybox() ? "-ash: " : Wording.prefix(context);
        Node node;
        try {
            node = shell.disk().node(path);
        } catch (Trouble e) {
            String what = shell.machine().busybox() && e.why() == Trouble.Why.NOENT ? "not found" : e.text();
            return new Found(word, call -> complain(call, 127, prefix + word + ": " + what));
        }
        if (node.folder()) {
            return new Found(word, call -> complain(call, 126, prefix + word + ": Is a directory"));
        }
        if (!node.executable()) {
            return new Found(word, call -> complain(call, 126, prefix + word + ": Permission denied"));
        }
        if (node.content() instanceof Program program) {
            return new Found(name(word, program), call -> program(name(word, program), call));
        }
        return new Found(word, call -> left(word, path, node, prefix, call));
    }

    /** BusyBox is what it is called as, by whatever link. */
    private static String name(String word, Program program) {
        boolean busybox =
                program.command().equals("busybox") || program.command().equals("dash");
        return busybox ? Paths.name(word) : program.command();
    }

    private static int program(String name, Call call) throws Trouble {
        Applet builtin = Applets.builtin(name);
        Applet applet = builtin == null ? Applets.program(name) : builtin;
        return applet == null ? 0 : applet.run(call);
    }

    /** A file that the visitor left here: a script is read, a program for this machine seems to run and says nothing. */
    private static int left(String word, String path, Node node, String prefix, Call call) {
        call.shell().tell(path);
        String text = node.content().text(call.scene());
        call.shell().allowance().spend(text.length());
        if (Program.looksLikeOne(text)) {
            boolean foreign = Program.foreign(text, call.machine().persona().machine());
            String what = call.machine().busybox() ? "not found" : "cannot execute binary file: Exec format error";
            return foreign ? complain(call, 126, prefix + word + ": " + what) : 0;
        }
        return Shells.script(call, word, text, List.copyOf(call.args()));
    }

    private static int complain(Call call, int status, String text) {
        call.err().line(text);
        return status;
    }
}
