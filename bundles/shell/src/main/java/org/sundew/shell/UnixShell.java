package org.sundew.shell;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Observation;
import org.sundew.shell.Allowance.Exhausted;
import org.sundew.shell.Context.Dialect;
import org.sundew.shell.Context.Source;
import org.sundew.shell.Machine.Account;

/** bash or BusyBox' ash at a terminal: prompts, unfinished lines, here-documents, questions, nested shells. */
final class UnixShell implements Shell {
    private static final int WAITING_MAX = 200;
    private static final int HISTORY_MAX = 200;

    private final Machine machine;
    private final Console console;
    private final boolean terminal;
    private final Interpreter interpreter;
    private final Disk disk;
    private final Files files;
    private final Deque<Context> contexts = new ArrayDeque<>();
    private final Queue<String> waiting = new ArrayDeque<>();
    private final Draft draft = new Draft();
    private final Playback playback;
    private @Nullable Question question;
    private boolean taking;
    private boolean over;

    UnixShell(Machine machine, Console console, String user, boolean terminal, int kept) {
        this.machine = machine;
        this.console = console;
        this.terminal = terminal;
        this.disk = new Disk(machine.root(), kept);
        this.interpreter = new Interpreter(machine, disk, console, this::push);
        this.playback = new Playback(console, this::ready);
        Account account = machine.visitor(user);
        Context context = Setting.of(machine, console, disk, account, terminal);
        contexts.push(context);
        this.files = new Files(
                disk, account.home(), () -> new Scene(console.now(), account.uid(), machine), console::report);
    }

    private void push(Context context) {
        if (contexts.size() < 20) {
            contexts.push(context);
        }
    }

    private Context context() {
        return contexts.element();
    }

    @Override
    public void start() {
        if (terminal) {
            if (!machine.busybox() && machine.persona().system().startsWith("Debian")) {
                console.print("Linux " + machine.persona().host() + " "
                        + machine.persona().kernel() + " " + machine.persona().build() + " "
                        + machine.persona().machine() + "\n");
            }
            Node motd = disk.find(machine.busybox() ? "/etc/banner" : "/etc/motd");
            console.print(motd == null ? "" : motd.content().text(Scene.NONE));
        }
        prompt();
    }

    private void prompt() {
        if (!terminal || over) {
            return;
        }
        Question asked = question;
        if (asked != null) {
            console.print(asked.prompt().startsWith("\0") ? "" : asked.prompt());
        } else if (!draft.begins()) {
            console.print("> ");
        } else {
            console.print(Prompt.of(machine, context()));
        }
    }

    @Override
    public boolean echo() {
        return question == null || !question.hidden();
    }

    @Override
    public void line(String line) {
        if (!over && waiting.size() < WAITING_MAX) {
            waiting.add(line);
            takeAll();
        }
    }

    /** Takes the lines that wait, in order, until one of them seems to run for a while. */
    private void takeAll() {
        if (taking) {
            return;
        }
        taking = true;
        try {
            while (!over && !playback.busy() && !waiting.isEmpty()) {
                take(waiting.remove());
            }
        } finally {
            taking = false;
        }
    }

    private void take(String line) {
        Question asked = question;
        if (asked != null) {
            answer(asked, line);
            return;
        }
        if (draft.begins() && !line.isBlank()) {
            console.report(Observation.command(line));
            remember(line);
        }
        try {
            Syntax whole = draft.take(
                    line,
                    context().dialect() == Dialect.BASH && terminal
                            ? 1
                            : context().typed());
            if (whole == null) {
                prompt();
            } else {
                perform(whole);
            }
        } catch (SyntaxError e) {
            context().status(2);
            context().line(e.line());
            console.complain(Wording.syntax(context(), e.token(), line) + "\n");
            prompt();
        }
    }

    private void remember(String line) {
        if (interpreter.history().size() < HISTORY_MAX) {
            interpreter.history().add(line);
        }
    }

    private void perform(Syntax syntax) {
        interpreter.begin();
        Output out = new Output(interpreter.allowance());
        Context now = context();
        try {
            interpreter.run(syntax, now, new Streams(new Input(""), terminal, out, out));
        } catch (Exhausted e) {
            now.status(254);
            playback.play(
                    out.pieces(),
                    Interpreter.exhausted(now, e),
                    interpreter.allowance().time());
            return;
        }
        question = terminal ? interpreter.takeQuestion() : null;
        playback.play(out.pieces(), "", interpreter.allowance().time());
    }

    private void answer(Question asked, String line) {
        if (asked.prompt().equals("\0repeat")) {
            console.print(line + "\n");
            return;
        }
        interpreter.begin();
        String text;
        try {
            text = asked.answer().apply(line);
        } catch (Exhausted e) {
            text = Interpreter.exhausted(context(), e);
        }
        question = asked.next() == null ? interpreter.takeQuestion() : asked.next();
        console.print((asked.hidden() ? "\n" : "") + text);
        if (interpreter.takeExit()) {
            leave();
        } else {
            prompt();
        }
    }

    /** A line is done and all it printed is shown. */
    private void ready() {
        if (interpreter.takeExit()) {
            leave();
        } else {
            prompt();
        }
        takeAll();
    }

    private void leave() {
        int status = context().status();
        contexts.pop();
        if (contexts.isEmpty()) {
            over = true;
            console.left(status);
            return;
        }
        context().status(status);
        prompt();
    }

    @Override
    public void interrupt() {
        if (over) {
            return;
        }
        playback.cut();
        waiting.clear();
        draft.forget();
        question = null;
        context().status(130);
        console.print("^C\n");
        prompt();
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        if (question != null) {
            question = null;
            prompt();
            return;
        }
        if (terminal) {
            console.print(contexts.size() == 1 ? "logout\n" : "exit\n");
        }
        leave();
    }

    @Override
    public void execute(String command, String input) {
        console.report(Observation.command(command));
        context().started(machine.busybox() ? "ash" : "bash", context().dialect(), Source.COMMAND);
        interpreter.begin();
        Output out = new Output(interpreter.allowance());
        Output err = new Output(interpreter.allowance());
        String complaint = "";
        try {
            new Script(interpreter).whole(command, context(), new Streams(new Input(input), false, out, err));
        } catch (Exhausted e) {
            complaint = Interpreter.exhausted(context(), e);
        }
        over = true;
        String errors = err.text() + complaint;
        Duration took = interpreter.allowance().time();
        String shown = out.text();
        Runnable finish = () -> {
            console.print(shown);
            console.complain(errors);
            console.left(context().status());
        };
        if (took.isZero()) {
            finish.run();
        } else {
            console.after(took, finish);
        }
    }

    @Override
    public void close() {
        over = true;
        disk.untold().forEach(console::report);
    }

    @Override
    public Files files() {
        return files;
    }
}
