package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Interpreter.Streams;
import org.sundew.shell.Syntax.Redirect;

/** The streams of one command, sent elsewhere. Files are opened at once and written when the command is over. */
final class Redirection {
    private final Interpreter shell;
    private final Context context;
    private final Expander expander;
    private final Scene scene;
    private final List<Sink> sinks = new ArrayList<>();
    private Input input;
    private boolean typed;
    private Output out;
    private Output err;
    private String file = "";

    /** A file and what goes there; null is /dev/null. */
    private record Sink(@Nullable Capture file, Output output) {}

    Redirection(Interpreter shell, Context context, Expander expander, Streams streams) {
        this.shell = shell;
        this.context = context;
        this.expander = expander;
        this.scene = new Scene(shell.now(), context.account().uid(), shell.machine());
        this.input = streams.input();
        this.typed = streams.typed();
        this.out = streams.out();
        this.err = streams.err();
    }

    /** The file taken last, as it was written. */
    String file() {
        return file;
    }

    void take(Redirect redirect) throws Trouble {
        switch (redirect.kind()) {
            case "<" -> {
                file = expander.word(redirect.word());
                give(shell.read(Paths.absolute(context.folder(), file), scene));
            }
            case "<<", "<<-" -> give(expander.text(Here.unquoted(redirect.word())));
            case "<<<" -> give(expander.word(redirect.word()) + "\n");
            case ">&", "<&" -> join(redirect.from(), expander.word(redirect.word()));
            default -> write(redirect);
        }
    }

    private void give(String text) {
        input = new Input(text);
        typed = false;
    }

    private void join(int from, String to) {
        Output target = to.equals("2") ? err : to.equals("1") ? out : new Output(shell.allowance());
        if (from == 2) {
            err = target;
        } else {
            out = target;
        }
    }

    private void write(Redirect redirect) throws Trouble {
        file = expander.word(redirect.word());
        String path = Paths.absolute(context.folder(), file);
        Capture capture = path.startsWith("/dev/") && shell.disk().exists(path)
                ? null
                : shell.disk().open(path, redirect.kind().equals(">>"), scene);
        Output output = new Output(shell.allowance());
        sinks.add(new Sink(capture, output));
        if (redirect.from() != 2) {
            out = output;
        }
        if (redirect.from() != 1 && redirect.from() != 0) {
            err = output;
        }
    }

    Streams streams() {
        return new Streams(input, typed, out, err);
    }

    /** Writes the files; false if the disk is full. */
    boolean finish() {
        boolean well = true;
        for (Sink sink : sinks) {
            Capture capture = sink.file();
            if (capture != null) {
                try {
                    shell.disk().append(capture, sink.output().text());
                } catch (Trouble full) {
                    well = false;
                }
            }
        }
        return well;
    }
}
