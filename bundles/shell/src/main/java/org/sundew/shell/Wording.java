package org.sundew.shell;

/** What shells say when something cannot be done. */
final class Wording {
    private Wording() {}

    /** What a shell's own messages begin with: a shell that reads a text says in which line. */
    static String prefix(Context context) {
        String name = context.shell();
        if (context.interactive()) {
            return name + ": ";
        }
        return name + (dash(name) ? ": 1: " : ": line 1: ");
    }

    private static boolean dash(String shell) {
        return shell.equals("sh") || shell.equals("dash") || shell.equals("ash");
    }

    static String notFound(Machine machine, Context context, String command) {
        if (machine.busybox()) {
            return "-ash: " + command + ": not found";
        }
        return prefix(context) + command + (dash(context.shell()) ? ": not found" : ": command not found");
    }

    static String syntax(Machine machine, Context context, String token) {
        if (machine.busybox()) {
            return "-ash: syntax error: unexpected \"" + token + "\"";
        }
        return dash(context.shell())
                ? prefix(context) + "Syntax error: \"" + token + "\" unexpected"
                : prefix(context) + "syntax error near unexpected token `" + token + "'";
    }

    static String unfinished(Machine machine, Context context) {
        String what =
                dash(context.shell()) ? "Syntax error: end of file unexpected" : "syntax error: unexpected end of file";
        return (machine.busybox() ? "-ash: " : prefix(context)) + what;
    }

    static String cannotOpen(Context context, String file, Trouble why) {
        return prefix(context) + (dash(context.shell()) ? "cannot create " : "") + file + ": " + why.text();
    }
}
