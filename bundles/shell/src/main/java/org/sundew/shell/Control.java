package org.sundew.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Carries out what is more than one command: lists, pipes, choices, loops, and leaving them. Calls are nested no deeper than
 * what was understood is.
 */
final class Control {
    private final Interpreter shell;
    private Way way = Way.ON;
    /** How many times it is asked whether what is carried out does well. */
    private int asking;
    /** How many loops are still to be left. */
    private int loops;

    /** Where it goes on. */
    private enum Way {
        ON,
        BREAK,
        CONTINUE,
        RETURN
    }

    Control(Interpreter shell) {
        this.shell = shell;
    }

    /** A new line begins: nothing is being left. */
    void begin() {
        way = Way.ON;
        asking = 0;
    }

    /** Whether a command may fail, since it is asked whether it does. */
    boolean asks() {
        return asking > 0;
    }

    private int asked(Syntax syntax, Context context, Streams streams) {
        asking++;
        try {
            return shell.run(syntax, context, streams);
        } finally {
            asking--;
        }
    }

    /** Whether what follows is not to be done. */
    boolean leaving() {
        return way != Way.ON;
    }

    /** {@code break} and {@code continue}. */
    void leave(int levels, boolean goOn) {
        way = goOn ? Way.CONTINUE : Way.BREAK;
        loops = levels;
    }

    /** {@code return}: the function, or the file that is read, is over. */
    void leaveFunction() {
        way = Way.RETURN;
    }

    /** The end of a function, of a file, or of what is done apart. */
    void arrive() {
        way = Way.ON;
    }

    int carryOut(Syntax syntax, Context context, Streams streams) {
        if (syntax instanceof Syntax.Sequence sequence) {
            for (Syntax part : sequence.parts()) {
                shell.run(part, context, streams);
            }
            return context.status();
        }
        if (syntax instanceof Syntax.Either either) {
            return either(either, context, streams);
        }
        if (syntax instanceof Syntax.Pipe pipe) {
            return pipe(pipe, context, streams);
        }
        if (syntax instanceof Syntax.Choice choice) {
            boolean holds = asked(choice.condition(), context, streams) == 0;
            return leaving()
                    ? context.status()
                    : shell.run(holds ? choice.then() : choice.otherwise(), context, streams);
        }
        if (syntax instanceof Syntax.Background background) {
            return background(background, context, streams);
        }
        return compound(syntax, context, streams);
    }

    /** A chain of {@code &&} and {@code ||}, however long, without a call in a call for each. */
    private int either(Syntax.Either whole, Context context, Streams streams) {
        Deque<Syntax.Either> chain = new ArrayDeque<>();
        Syntax first = whole;
        while (first instanceof Syntax.Either each) {
            chain.push(each);
            first = each.first();
        }
        int status = asked(first, context, streams);
        int left = chain.size();
        for (Syntax.Either each : chain) {
            boolean last = --left == 0;
            if ((status == 0) == each.ifWell()) {
                status = last ? shell.run(each.second(), context, streams) : asked(each.second(), context, streams);
            }
        }
        return status;
    }

    private int pipe(Syntax.Pipe pipe, Context context, Streams streams) {
        Streams next = streams;
        int status = 0;
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < pipe.parts().size(); i++) {
            boolean last = i == pipe.parts().size() - 1;
            Output out = last ? streams.out() : new Output(shell.allowance());
            Syntax part = pipe.parts().get(i);
            status = pipe.parts().size() == 1 ? asked(part, context, next.to(out)) : apart(part, context, next.to(out));
            statuses.add(Integer.toString(status));
            next = streams.with(last ? "" : out.text());
        }
        context.array("PIPESTATUS", statuses);
        return pipe.negated() ? status == 0 ? 1 : 0 : status;
    }

    /** In a shell of its own: what it changes, and how it is left, ends with it. */
    int apart(Syntax body, Context context, Streams streams) {
        Way before = way;
        int status = shell.run(body, context.copy(), streams);
        shell.takeExit();
        way = before;
        return status;
    }

    /** It is done at once, and the time it takes is nobody's. */
    private int background(Syntax.Background background, Context context, Streams streams) {
        int pid = context.nextPid();
        if (context.interactive()) {
            streams.err().line("[1] " + pid);
        }
        shell.allowance().aside(() -> apart(background.body(), context, streams.with("")));
        context.set("!", Integer.toString(pid));
        return 0;
    }

    private int compound(Syntax syntax, Context context, Streams streams) {
        if (syntax instanceof Syntax.Group group) {
            return shell.redirected(
                    group.redirects(),
                    context,
                    streams,
                    given -> group.apart()
                            ? apart(group.body(), context, given)
                            : shell.run(group.body(), context, given));
        }
        if (syntax instanceof Syntax.Loop loop) {
            return shell.redirected(loop.redirects(), context, streams, given -> loop(loop, context, given));
        }
        if (syntax instanceof Syntax.Each each) {
            return shell.redirected(each.redirects(), context, streams, given -> each(each, context, given));
        }
        if (syntax instanceof Syntax.Count count) {
            return shell.redirected(count.redirects(), context, streams, given -> count(count, context, given));
        }
        if (syntax instanceof Syntax.Case choice) {
            return shell.redirected(choice.redirects(), context, streams, given -> choose(choice, context, given));
        }
        if (syntax instanceof Syntax.Sum sum) {
            return value(sum.text(), context) == 0 ? 1 : 0;
        }
        if (syntax instanceof Syntax.Function function) {
            context.define(function.name(), function.body());
        }
        return 0;
    }

    private long value(String sum, Context context) {
        return Arithmetic.value(shell.expander(context).word(sum), context);
    }

    private int loop(Syntax.Loop loop, Context context, Streams streams) {
        int status = 0;
        while (holds(loop, context, streams)) {
            status = shell.run(loop.body(), context, streams);
            if (leftBy()) {
                break;
            }
        }
        return status;
    }

    private boolean holds(Syntax.Loop loop, Context context, Streams streams) {
        boolean holds = (asked(loop.condition(), context, streams) == 0) != loop.until();
        return holds && !shell.exited() && !leaving();
    }

    private int each(Syntax.Each each, Context context, Streams streams) {
        int status = 0;
        for (String word : shell.expander(context).words(each.words())) {
            context.set(each.name(), word);
            status = shell.run(each.body(), context, streams);
            if (leftBy()) {
                break;
            }
        }
        return status;
    }

    private int count(Syntax.Count count, Context context, Streams streams) {
        int status = 0;
        value(count.begin(), context);
        while (!shell.exited() && (count.condition().isBlank() || value(count.condition(), context) != 0)) {
            shell.allowance().step();
            status = shell.run(count.body(), context, streams);
            if (leftBy()) {
                break;
            }
            value(count.step(), context);
        }
        return status;
    }

    /** After a round of a loop: whether it is the last one. */
    private boolean leftBy() {
        if (way == Way.ON || way == Way.RETURN) {
            return way == Way.RETURN || shell.exited();
        }
        if (--loops > 0) {
            return true;
        }
        boolean over = way == Way.BREAK;
        way = Way.ON;
        return over;
    }

    private int choose(Syntax.Case choice, Context context, Streams streams) {
        String word = shell.expander(context).word(choice.word());
        for (Syntax.Item item : choice.items()) {
            for (String each : item.patterns()) {
                String pattern = shell.expander(context).pattern(each);
                if (Globs.pattern(pattern, shell.allowance()).test(word)) {
                    return shell.run(item.body(), context, streams);
                }
            }
        }
        return 0;
    }
}
