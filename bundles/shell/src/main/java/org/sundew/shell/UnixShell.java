package org.sundew.shell;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Observation;
import org.sundew.shell.Allowance.Exhausted;
import org.sundew.shell.Interpreter.Streams;
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
    private boolean repeating;
    private boolean over;

    UnixShell(Machine machine, Console console, String user, boolean terminal, int kept) {
        this.machine = machine;
        this.console = console;
        this.terminal = terminal;
        this.disk = new Disk(machine.root(), kept);
        this.interpreter = new Interpreter(machine, disk, console, this::push);
        this.playback = new Playback(console, this::ready);
        Account account = machine.visitor(user);
        Context context = new Context(account, account.home(), machine.busybox() ? "ash" : terminal ? "-bash" : "bash");
        prepare(context);
        contexts.push(context);
        this.files = new Files(
                disk, account.home(), () -> new Scene(console.now(), account.uid(), machine), console::report);
    }

    private void prepare(Context context) {
        Account account = context.account();
        settle(account);
        context.set("SHELL", machine.shellPath());
        context.set("PWD", context.folder());
        context.set("LOGNAME", account.name());
        context.set("HOME", account.home());
        context.set("LANG", "en_US.UTF-8");
        context.set("TERM", "xterm");
        context.set("USER", account.name());
        context.set("SHLVL", "1");
        context.set(
                "PATH",
                account.uid() == 0
                        ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
                        : "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games");
        context.variables().keySet().forEach(context::export);
        context.set("$", Integer.toString(machine.pid(console.now()) + 4));
        context.set("\0host", machine.persona().host());
        context.set("\0address", console.address());
        context.set("\0visitor", console.visitor());
    }

    /** Whoever was let in and is not known here has a home nevertheless. */
    private void settle(Account account) {
        try {
            if (!disk.exists(account.home())) {
                long since = machine.persona().installed().getEpochSecond();
                disk.replace(account.home(), Node.folder(0755, account.uid(), since, disk));
            }
        } catch (Trouble e) {
            throw new IllegalStateException("no home " + account.home(), e);
        }
    }

    private void push(Context context, String name) {
        context.shell(name);
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
        if (over) {
            return;
        }
        if (playback.busy()) {
            if (waiting.size() < WAITING_MAX) {
                waiting.add(line);
            }
            return;
        }
        take(line);
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
            Syntax whole = draft.take(line);
            if (whole == null) {
                prompt();
            } else {
                perform(whole);
            }
        } catch (Parser.Wrong e) {
            context().status(2);
            console.complain(Wording.syntax(machine, context(), String.valueOf(e.getMessage())) + "\n");
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
        repeating = asked.next() != null && asked.next().prompt().equals("\0repeat");
        interpreter.begin();
        String text = asked.answer().apply(line);
        question = asked.next() == null ? interpreter.takeQuestion() : asked.next();
        console.print((asked.hidden() ? "\n" : "") + text);
        if (!repeating) {
            prompt();
        }
    }

    /** A line is done and all it printed is shown. */
    private void ready() {
        if (interpreter.takeExit()) {
            leave();
            return;
        }
        prompt();
        String next = waiting.poll();
        if (next != null && !over) {
            take(next);
        }
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
        interpreter.begin();
        Output out = new Output(interpreter.allowance());
        Output err = new Output(interpreter.allowance());
        String complaint = "";
        try {
            interpreter.execute(command, context(), new Streams(new Input(input), false, out, err));
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
