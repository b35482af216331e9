package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Syntax.Redirect;

/** The streams of one command, sent elsewhere. Files are opened at once and written when the command is over. */
final class Redirection {
    private static final Pattern DIALLED = Pattern.compile("/dev/(?:tcp|udp)/([^/]+)/([^/]+)");

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
            case "<", "<>" -> {
                file = expander.word(redirect.word());
                dial();
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

    /** bash dials where such a path leads; here nobody ever answers. */
    private void dial() throws Trouble {
        Matcher place = DIALLED.matcher(file);
        if (context.dialect() == Context.Dialect.BASH && place.matches()) {
            Network.tell(shell, place.group(1), place.group(2), file);
            shell.allowance().take(Network.PATIENCE);
            err.line(context.shell() + ": connect: " + Trouble.Why.TIMEDOUT.text());
            throw new Trouble(Trouble.Why.TIMEDOUT);
        }
    }

    private void join(int from, String to) throws Trouble {
        if (!to.matches("[0-9]+-?|-")) {
            write(new Redirect(-1, ">", to));
            return;
        }
        Output target = to.equals("2") ? err : to.equals("1") ? out : new Output(shell.allowance());
        if (from == 2) {
            err = target;
        } else if (from == 1) {
            out = target;
        }
    }

    private void write(Redirect redirect) throws Trouble {
        file = expander.word(redirect.word());
        dial();
        String path = Paths.absolute(context.folder(), file);
        Capture capture = path.startsWith("/dev/") && shell.disk().exists(path)
                ? null
                : shell.disk().open(path, redirect.kind().equals(">>"), scene);
        Output output = new Output(shell.allowance());
        sinks.add(new Sink(capture, output));
        if (redirect.from() == 1 || redirect.from() < 0) {
            out = output;
        }
        if (redirect.from() == 2 || redirect.from() < 0) {
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
