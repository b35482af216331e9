package org.sundew.shell;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.shell.Allowance.Exhausted;
import org.sundew.shell.Syntax.Redirect;

/**
 * Carries lines out, in no time: what a command takes is noted beside its output, and whoever shows the output waits. One
 * visitor's, on its session's thread.
 */
final class Interpreter {
    private final Machine machine;
    private final Disk disk;
    private final Console console;
    private final BiConsumer<Context, String> nesting;
    private final List<String> history = new ArrayList<>();
    private Allowance allowance = new Allowance();
    private @Nullable Question question;
    private boolean exited;

    /** @param nesting begins a shell within the shell, called so */
    Interpreter(Machine machine, Disk disk, Console console, BiConsumer<Context, String> nesting) {
        this.machine = machine;
        this.disk = disk;
        this.console = console;
        this.nesting = nesting;
    }

    Machine machine() {
        return machine;
    }

    Disk disk() {
        return disk;
    }

    Instant now() {
        return console.now().plus(allowance.time());
    }

    Allowance allowance() {
        return allowance;
    }

    List<String> history() {
        return history;
    }

    void report(Observation observation) {
        console.report(observation);
    }

    void raise(Severity severity) {
        console.raise(severity);
    }

    void push(Context context, String name) {
        nesting.accept(context, name);
    }

    /** Tells of the file at this path now, if the visitor wrote it and that is not told yet. */
    void tell(String path) {
        Observation upload = disk.told(path);
        if (upload != null) {
            report(upload);
        }
    }

    /** What a file holds; also what devices give. */
    String read(String path, Scene scene) throws Trouble {
        String real = disk.real(path, true);
        String text = switch (real) {
            case "/dev/zero" -> "\0".repeat(65_536);
            case "/dev/urandom", "/dev/random" -> noise();
            default -> disk.read(real, scene);
        };
        allowance.spend(text.length());
        return text;
    }

    private String noise() {
        java.util.SplittableRandom random =
                new java.util.SplittableRandom(console.now().toEpochMilli());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4_096; i++) {
            text.append((char) random.nextInt(256));
        }
        return text.toString();
    }

    /** A new line begins: its allowance is whole, nothing is asked. */
    void begin() {
        allowance = new Allowance();
        question = null;
    }

    void ask(Question next) {
        question = next;
    }

    /** What the last line wants to know, once. */
    @Nullable
    Question takeQuestion() {
        Question now = question;
        question = null;
        return now;
    }

    void exit() {
        exited = true;
    }

    /** Whether exit was called; asking forgets it. */
    boolean takeExit() {
        boolean was = exited;
        exited = false;
        return was;
    }

    /** Where a command reads and writes. */
    record Streams(String input, boolean typed, Output out, Output err) {
        Streams with(String next) {
            return new Streams(next, false, out, err);
        }

        Streams to(Output next) {
            return new Streams(input, typed, next, err);
        }
    }

    int run(Syntax syntax, Context context, Streams streams) {
        if (exited) {
            return context.status();
        }
        allowance.step();
        int status = carryOut(syntax, context, streams);
        context.status(status);
        return context.status();
    }

    private int carryOut(Syntax syntax, Context context, Streams streams) {
        if (syntax instanceof Syntax.Simple simple) {
            return simple(simple, context, streams);
        }
        if (syntax instanceof Syntax.Sequence sequence) {
            for (Syntax part : sequence.parts()) {
                run(part, context, streams);
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
            boolean holds = run(choice.condition(), context, streams) == 0;
            return run(holds ? choice.then() : choice.otherwise(), context, streams);
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
        int status = run(first, context, streams);
        for (Syntax.Either each : chain) {
            if ((status == 0) == each.ifWell()) {
                status = run(each.second(), context, streams);
            }
        }
        return status;
    }

    private int compound(Syntax syntax, Context context, Streams streams) {
        if (syntax instanceof Syntax.Group group) {
            Context inner = group.apart() ? context.copy() : context;
            return redirected(group.redirects(), context, streams, given -> run(group.body(), inner, given));
        }
        if (syntax instanceof Syntax.Loop loop) {
            return redirected(loop.redirects(), context, streams, given -> loop(loop, context, given));
        }
        if (syntax instanceof Syntax.Each each) {
            return redirected(each.redirects(), context, streams, given -> each(each, context, given));
        }
        return 0;
    }

    private int loop(Syntax.Loop loop, Context context, Streams streams) {
        int status = 0;
        while (!exited && (run(loop.condition(), context, streams) == 0) != loop.until()) {
            status = run(loop.body(), context, streams);
        }
        return status;
    }

    private int each(Syntax.Each each, Context context, Streams streams) {
        int status = 0;
        for (String word : expander(context).words(each.words())) {
            context.set(each.name(), word);
            status = run(each.body(), context, streams);
        }
        return status;
    }

    private int pipe(Syntax.Pipe pipe, Context context, Streams streams) {
        Streams next = streams;
        int status = 0;
        for (int i = 0; i < pipe.parts().size(); i++) {
            boolean last = i == pipe.parts().size() - 1;
            Output out = last ? streams.out() : new Output(allowance);
            Context own = pipe.parts().size() == 1 ? context : context.copy();
            status = run(pipe.parts().get(i), own, next.to(out));
            next = streams.with(last ? "" : out.text());
        }
        return pipe.negated() ? status == 0 ? 1 : 0 : status;
    }

    private Expander expander(Context context) {
        return new Expander(context, disk, allowance, command -> substitute(command, context));
    }

    private String substitute(String command, Context context) {
        allowance.enter();
        try {
            Output out = new Output(allowance);
            Output err = new Output(allowance);
            execute(command, context.copy(), new Streams("", false, out, err));
            return out.text();
        } finally {
            allowance.leave();
        }
    }

    /** Runs text as a shell does that is given it whole; what is wrong with it goes to the errors. */
    int execute(String text, Context context, Streams streams) {
        allowance.enter();
        try {
            return run(Parser.parse(Here.fold(text)), context, streams);
        } catch (Lexer.Incomplete e) {
            streams.err().line(context.shell() + ": syntax error: unexpected end of file");
        } catch (Parser.Wrong e) {
            streams.err().line(Wording.syntax(machine, context, String.valueOf(e.getMessage())));
        } finally {
            allowance.leave();
        }
        context.status(2);
        return 2;
    }

    private int simple(Syntax.Simple simple, Context context, Streams streams) {
        Expander expander = expander(context);
        List<String> words = expander.words(simple.words());
        if (words.isEmpty()) {
            for (String each : simple.assignments()) {
                assign(each, expander, context);
            }
            return redirected(simple.redirects(), context, streams, given -> 0);
        }
        Context own = context;
        Map<String, String> before = Map.copyOf(context.variables());
        for (String each : simple.assignments()) {
            assign(each, expander, own);
        }
        int status = redirected(simple.redirects(), context, streams, given -> command(words, own, given));
        if (!simple.assignments().isEmpty()) {
            context.variables().clear();
            context.variables().putAll(before);
        }
        return status;
    }

    private static void assign(String assignment, Expander expander, Context context) {
        int equals = assignment.indexOf('=');
        boolean add = assignment.charAt(equals - 1) == '+';
        String name = assignment.substring(0, add ? equals - 1 : equals);
        String value = expander.word(assignment.substring(equals + 1));
        context.set(name, add ? context.get(name) + value : value);
    }

    /** Runs a command whose words are final. */
    int command(List<String> words, Context context, Streams streams) {
        allowance.step();
        String word = words.get(0);
        List<String> args = words.subList(1, words.size());
        Commands.Found found = Commands.find(word, context, this);
        Call call = new Call(
                Disk.name(word.isEmpty() ? "" : found.name()),
                args,
                streams.input(),
                streams.typed(),
                streams.out(),
                streams.err(),
                context,
                this);
        try {
            return found.applet().run(call);
        } catch (Trouble e) {
            return call.fail(e.text());
        }
    }

    private interface Body {
        int run(Streams streams);
    }

    private int redirected(List<Redirect> redirects, Context context, Streams streams, Body body) {
        if (redirects.isEmpty()) {
            return body.run(streams);
        }
        Redirection redirection = new Redirection(this, context, expander(context), streams);
        for (Redirect each : redirects) {
            try {
                redirection.take(each);
            } catch (Trouble e) {
                streams.err().line(Wording.cannotOpen(context, redirection.file(), e));
                return 1;
            }
        }
        int status = body.run(redirection.streams());
        return redirection.finish() ? status : 1;
    }

    /** What a visitor sees when a line asked for too much. */
    static String exhausted(Context context, Exhausted why) {
        return context.shell() + ": fork: " + why.getMessage() + "\n";
    }
}
