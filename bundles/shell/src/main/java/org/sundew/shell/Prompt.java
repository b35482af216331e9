package org.sundew.shell;

/** What stands before a line. */
final class Prompt {
    private Prompt() {}

    static String of(Machine machine, Context context) {
        String home = context.account().home();
        String folder = context.folder();
        String shown = folder.equals(home) && !home.equals("/")
                ? "~"
                : folder.startsWith(home + "/") && !home.equals("/") ? "~" + folder.substring(home.length()) : folder;
        String sign = context.root() ? "# " : "$ ";
        return context.dialect() == Context.Dialect.DASH
                ? sign
                : context.account().name() + "@" + machine.persona().host() + ":" + shown + sign;
    }
}
