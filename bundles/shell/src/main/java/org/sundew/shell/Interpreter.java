package org.sundew.shell;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
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
    private final Consumer<Context> nesting;
    private final SplittableRandom random;
    private final List<String> history = new ArrayList<>();
    private Allowance allowance = new Allowance();
    private @Nullable Question question;
    private final Control control = new Control(this);
    private boolean exited;

    /** @param nesting begins a shell within the shell */
    Interpreter(Machine machine, Disk disk, Console console, Consumer<Context> nesting) {
        this.machine = machine;
        this.disk = disk;
        this.console = console;
        this.nesting = nesting;
        this.random = new SplittableRandom(
                machine.persona().seed("random") ^ console.now().toEpochMilli());
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

    void push(Context context) {
        nesting.accept(context);
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
        byte[] bytes = new byte[4_096];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A new line begins: its allowance is whole, nothing is asked. */
    void begin() {
        allowance = new Allowance();
        question = null;
        control.begin();
    }

    Control control() {
        return control;
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

    boolean exited() {
        return exited;
    }

    /** Whether exit was called; asking forgets it. */
    boolean takeExit() {
        boolean was = exited;
        exited = false;
        return was;
    }

    int run(Syntax syntax, Context context, Streams streams) {
        if (!goesOn()) {
            return context.status();
        }
        allowance.step();
        allowance.enter();
        try {
            context.status(
                    syntax instanceof Syntax.Simple simple
                            ? simple(simple, context, streams)
                            : control.carryOut(syntax, context, streams));
        } finally {
            allowance.leave();
        }
        if (context.strict() && context.status() != 0 && syntax instanceof Syntax.Simple && !control.asks()) {
            exit();
        }
        return context.status();
    }

    Expander expander(Context context) {
        return expander(context, new Output(allowance));
    }

    private Expander expander(Context context, Output errors) {
        return new Expander(context, disk, allowance, command -> substitute(command, context, errors));
    }

    private String substitute(String command, Context context, Output errors) {
        allowance.enter();
        try {
            Output out = new Output(allowance);
            Context own = context.copy();
            new Script(this).execute(command, own, new Streams(new Input(""), false, out, errors), context.line());
            takeExit();
            context.status(own.status());
            return out.text();
        } finally {
            allowance.leave();
        }
    }

    /** Runs text that belongs to what is carried out. */
    int execute(String text, Context context, Streams streams) {
        return new Script(this).execute(text, context, streams);
    }

    boolean goesOn() {
        return !exited && !control.leaving();
    }

    private int simple(Syntax.Simple simple, Context context, Streams streams) {
        context.line(context.dialect() == Context.Dialect.BASH ? simple.last() : simple.first());
        Expander expander = expander(context, streams.err());
        String first = simple.words().isEmpty() ? "" : simple.words().get(0);
        List<String> words = first.equals("[[") && context.dialect() != Context.Dialect.DASH
                ? simple.words().stream().map(expander::operand).toList()
                : Assignment.DECLARATIONS.contains(first)
                        ? Assignment.declared(simple.words(), expander)
                        : expander.words(simple.words());
        if (words.isEmpty()) {
            context.status(0); // unless a command that is replaced in a value fails
            for (String each : simple.assignments()) {
                Assignment.apply(each, expander, context);
            }
            return redirected(simple.redirects(), context, streams, given -> context.status());
        }
        if (simple.assignments().isEmpty()) {
            return redirected(simple.redirects(), context, streams, given -> command(words, context, given));
        }
        Map<String, String> before = Map.copyOf(context.variables());
        for (String each : simple.assignments()) {
            Assignment.apply(each, expander, context);
            context.export(Assignment.name(each));
        }
        int status = redirected(simple.redirects(), context, streams, given -> command(words, context, given));
        for (String each : simple.assignments()) {
            context.restore(Assignment.name(each), before.get(Assignment.name(each)));
        }
        return status;
    }

    /** Runs a command whose words are final. */
    int command(List<String> words, Context context, Streams streams) {
        allowance.step();
        String word = words.get(0);
        List<String> args = words.subList(1, words.size());
        Syntax function = context.function(word);
        if (function != null) {
            return call(function, args, context, streams);
        }
        Commands.Found found = Commands.find(word, context, this);
        Call call = new Call(
                Paths.name(word.isEmpty() ? "" : found.name()),
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

    /** Runs a command that another one is given, with its streams; how many are within each other is bounded. */
    int apart(List<String> words, Call by) {
        return apart(words, by.context(), new Streams(by.stdin(), by.typed(), by.out(), by.err()));
    }

    int apart(List<String> words, Context context, Streams streams) {
        allowance.enter();
        try {
            return command(words, context, streams);
        } finally {
            allowance.leave();
        }
    }

    /** What is done with streams that go elsewhere. */
    interface Body {
        int run(Streams streams);
    }

    private int call(Syntax function, List<String> args, Context context, Streams streams) {
        List<String> before = context.arguments();
        allowance.enter();
        context.arguments(args);
        context.enter();
        try {
            return run(function, context, streams);
        } finally {
            context.leave();
            context.arguments(before);
            control.arrive();
            allowance.leave();
        }
    }

    int redirected(List<Redirect> redirects, Context context, Streams streams, Body body) {
        if (redirects.isEmpty()) {
            return body.run(streams);
        }
        Redirection redirection = new Redirection(this, context, expander(context), streams);
        for (Redirect each : redirects) {
            try {
                redirection.take(each);
            } catch (Trouble e) {
                streams.err()
                        .line(Wording.cannotOpen(
                                context,
                                redirection.file(),
                                e.why(),
                                each.kind().equals("<")));
                return context.dialect() == Context.Dialect.DASH ? 2 : 1;
            }
        }
        int status = body.run(redirection.streams());
        return redirection.finish() ? status : 1;
    }

    /** What a visitor sees when a line asked for too much. */
    static String exhausted(Context context, Exhausted why) {
        return Wording.prefix(context) + "fork: " + why.getMessage() + "\n";
    }
}
