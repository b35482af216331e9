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
        boolean known = context.dialect() != Context.Dialect.DASH || !Applets.NOT_IN_DASH.contains(word);
        if (builtin != null && known) {
            boolean own = context.dialect() == Context.Dialect.DASH && word.equals("echo");
            return new Found(word, own ? ShellApplets::echoOfDash : builtin);
        }
        String path = which(word, context, shell);
        if (path == null) {
            String text = Wording.notFound(context, word);
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
        Node node;
        try {
            node = shell.disk().node(path);
        } catch (Trouble e) {
            return new Found(word, call -> complain(call, 127, Wording.notRun(context, word, e.why())));
        }
        if (node.folder()) {
            return new Found(word, call -> complain(call, 126, Wording.notRun(context, word, Trouble.Why.ISDIR)));
        }
        if (!node.executable()) {
            return new Found(word, call -> complain(call, 126, Wording.notRun(context, word, Trouble.Why.ACCES)));
        }
        if (node.content() instanceof Program program) {
            return new Found(name(word, program), call -> program(name(word, program), call));
        }
        return new Found(word, call -> left(word, path, node, call));
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
    private static int left(String word, String path, Node node, Call call) {
        call.shell().tell(path);
        String text = node.content().text(call.scene());
        call.shell().allowance().spend(text.length());
        if (Program.looksLikeOne(text)) {
            boolean foreign = Program.foreign(text, call.machine().persona().machine());
            boolean bash = call.context().dialect() == Context.Dialect.BASH;
            String what = bash
                    ? "cannot execute binary file: Exec format error"
                    : call.machine().busybox() ? "not found" : "Exec format error";
            return foreign ? complain(call, 126, Wording.prefix(call.context()) + word + ": " + what) : 0;
        }
        return Shells.script(call, word, text, List.copyOf(call.args()));
    }

    private static int complain(Call call, int status, String text) {
        call.err().line(text);
        return status;
    }
}
