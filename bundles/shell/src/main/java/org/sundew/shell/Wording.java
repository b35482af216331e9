package org.sundew.shell;

/** What shells say when something cannot be done. */
final class Wording {
    private Wording() {}

    static String notFound(Machine machine, Context context, String command) {
        String shell = context.shell();
        if (machine.busybox() || shell.equals("sh") || shell.equals("ash")) {
            return "-" + (machine.busybox() ? "ash" : "sh") + ": " + (machine.busybox() ? "" : "1: ") + command
                    + ": not found";
        }
        return (shell.startsWith("bash") ? shell + ": line 1" : shell) + ": " + command + ": command not found";
    }

    static String syntax(Machine machine, Context context, String token) {
        if (machine.busybox()) {
            return "-ash: syntax error: unexpected \"" + token + "\"";
        }
        return context.shell() + ": syntax error near unexpected token `" + token + "'";
    }

    static String cannotOpen(Context context, String file, Trouble why) {
        boolean dash = context.shell().endsWith("sh") && !context.shell().endsWith("bash");
        return context.shell() + ": " + (dash ? "can't create " : "") + file + ": " + why.text();
    }
}
