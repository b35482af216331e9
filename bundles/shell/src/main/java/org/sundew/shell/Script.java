package org.sundew.shell;

/** Runs texts: each line is understood when those before it are carried out. */
record Script(Interpreter shell) {
    /** Runs text as a shell does that is given it whole; what is wrong with it goes to the errors. */
    int execute(String text, Context context, Streams streams) {
        return execute(text, context, streams, 1);
    }

    /** The same for text whose first line counts as this one. */
    int execute(String text, Context context, Streams streams, int firstLine) {
        shell.allowance().enter();
        try {
            Parser parser = Parser.of(Here.fold(text), firstLine);
            context.status(0);
            for (Syntax next = parser.next(); next != null && shell.goesOn(); next = parser.next()) {
                shell.run(next, context, streams);
            }
            return context.status();
        } catch (Incomplete e) {
            boolean after =
                    context.dialect() == Context.Dialect.BASH && e.quote().isEmpty() && !text.endsWith("\n");
            context.line(e.line() + (after ? 1 : 0));
            streams.err().line(Wording.unfinished(context, e));
        } catch (SyntaxError e) {
            context.line(e.line());
            streams.err().line(Wording.syntax(context, e.token(), line(text, e.line() - firstLine)));
        } finally {
            shell.allowance().leave();
        }
        context.status(2);
        return 2;
    }

    /** The same for a shell that ends with the text: what it trapped is done then. */
    int whole(String text, Context context, Streams streams) {
        int status = execute(text, context, streams, 1);
        shell.takeExit();
        shell.control().arrive();
        String trap = context.trap();
        context.trap("");
        if (!trap.isEmpty()) {
            execute(trap, context, streams, 1);
            shell.takeExit();
        }
        context.status(status);
        return status;
    }

    private static String line(String text, int number) {
        String[] lines = text.split("\n", -1);
        return lines[Math.max(0, Math.min(lines.length - 1, number))];
    }
}
