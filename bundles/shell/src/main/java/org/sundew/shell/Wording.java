package org.sundew.shell;

import java.util.List;
import org.sundew.shell.Context.Dialect;
import org.sundew.shell.Context.Source;

/** What bash, dash and BusyBox' ash say when something cannot be done, and in which line it was. */
final class Wording {
    private Wording() {}

    /** What a shell's own messages begin with. */
    static String prefix(Context context) {
        String name = context.shell();
        return switch (context.dialect()) {
            case DASH -> name + ": " + context.line() + ": ";
            case ASH -> name + (context.source() == Source.SCRIPT ? ": line " + context.line() : "") + ": ";
            case BASH -> name(context) + (numbered(context) ? ": line " + context.line() : "") + ": ";
        };
    }

    /** bash names a function that came in no file after where it came from instead. */
    private static String name(Context context) {
        if (!context.inFunction() || context.source() == Source.SCRIPT || context.source() == Source.TYPED) {
            return context.shell();
        }
        return context.source() == Source.COMMAND ? "environment" : "main";
    }

    private static boolean numbered(Context context) {
        boolean quiet = context.source() == Source.STDIN && !context.shell().startsWith("-") && !context.inFunction();
        return context.source() != Source.TYPED && !quiet;
    }

    private static <T> T by(Context context, T bash, T dash, T ash) {
        return switch (context.dialect()) {
            case BASH -> bash;
            case DASH -> dash;
            case ASH -> ash;
        };
    }

    /** What a message of a command that the shell does itself begins with. */
    static String builtin(Call call) {
        Context context = call.context();
        boolean line = context.source() != Source.TYPED && context.source() != Source.SCRIPT;
        return by(
                context,
                prefix(context) + call.name().replace("[[", "[") + ": ",
                prefix(context) + call.name() + ": ",
                context.shell() + ": "
                        + (call.name().equals("[") ? "" : call.name() + ": " + (line ? "line 0: " : "")));
    }

    static String notFound(Context context, String command) {
        return prefix(context) + command + by(context, ": command not found", ": not found", ": not found");
    }

    /** A shell of this name cannot read what it was given to run. */
    static String noScript(String shell, Dialect dialect, String file, Trouble.Why why) {
        boolean missing = why == Trouble.Why.NOENT;
        return shell
                + switch (dialect) {
                    case BASH -> ": " + file + ": " + why.text();
                    case DASH -> ": 0: cannot open " + file + ": " + (missing ? "No such file" : why.text());
                    case ASH -> ": can't open '" + file + "': " + why.text();
                };
    }

    /** There is no such program at this path, or it is none. */
    static String notRun(Context context, String path, Trouble.Why why) {
        boolean bash = context.dialect() == Dialect.BASH;
        String other = why == Trouble.Why.NOENT ? "not found" : why == Trouble.Why.ISDIR ? "Permission denied" : "";
        return prefix(context) + path + ": " + (bash || other.isEmpty() ? why.text() : other);
    }

    static String syntax(Context context, String token, String line) {
        String near = "syntax error near unexpected token `" + token + "'";
        String head = head(context);
        return by(
                context,
                context.source() == Source.TYPED ? head + near : head + near + "\n" + head + "`" + line + "'",
                head + "Syntax error: \"" + token + "\" unexpected",
                head + "syntax error: unexpected \"" + token + "\"");
    }

    private static String head(Context context) {
        boolean command = context.dialect() == Dialect.BASH && context.source() == Source.COMMAND;
        return command ? context.shell() + ": -c: line " + context.line() + ": " : prefix(context);
    }

    static String unfinished(Context context, Incomplete what) {
        String wanted = what.wanted().isEmpty() ? "" : " (expecting \"" + what.wanted() + "\")";
        if (what.quote().isEmpty()) {
            return head(context)
                    + by(
                            context,
                            "syntax error: unexpected end of file",
                            "Syntax error: end of file unexpected" + wanted,
                            "syntax error: unexpected end of file" + wanted);
        }
        return head(context)
                + by(
                        context,
                        "unexpected EOF while looking for matching `" + what.quote() + "'",
                        "Syntax error: Unterminated quoted string",
                        "syntax error: unterminated quoted string");
    }

    static String cannotOpen(Context context, String file, Trouble.Why why, boolean reads) {
        boolean missing = why == Trouble.Why.NOENT || why == Trouble.Why.NOTDIR;
        String what = why.text();
        return prefix(context)
                + by(
                        context,
                        file + ": " + what,
                        (reads ? "cannot open " : "cannot create ") + file + ": "
                                + (!missing ? what : reads ? "No such file" : "Directory nonexistent"),
                        (reads ? "can't open " : "can't create ") + file + ": "
                                + (!missing ? what : reads ? "no such file" : "nonexistent directory"));
    }

    static String cannotEnter(Call call, String folder, Trouble.Why why) {
        String what = why.text();
        return builtin(call)
                + by(
                        call.context(),
                        folder + ": " + what,
                        "can't cd to " + folder,
                        "can't cd to " + folder + ": " + what);
    }

    static String unclosed(Call call) {
        return by(call.context(), "missing `" + call.name().replace('[', ']') + "'", "missing ]", "missing ]");
    }

    /** More follows than can be tested; the words before and after are those where it went wrong. */
    static String tooMany(Call call, String before, String after) {
        return by(call.context(), "too many arguments", before + ": unexpected operator", after + ": unknown operand");
    }

    static String noOperator(Call call, List<String> words) {
        return by(
                call.context(),
                words.size() == 2
                        ? words.get(0) + ": unary operator expected"
                        : words.size() == 3 ? words.get(1) + ": binary operator expected" : "too many arguments",
                words.get(0) + ": unexpected operator",
                words.get(1) + ": unknown operand");
    }

    static String noInteger(Call call, String word) {
        return by(
                call.context(),
                word + ": integer expression expected",
                "Illegal number: " + word,
                (word.isEmpty() ? "" : word + ": ") + "bad number");
    }
}
