package org.sundew.sim.telnet;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.shell.Machine;
import org.sundew.shell.Machines;
import org.sundew.shell.Shell;
import org.sundew.shell.Shells;
import org.sundew.shell.Typist;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** One visitor at telnet: greeting, log-in, shell. */
final class TelnetDialog implements Dialog, Protocol.Listener, Typist.Listener {
    /** For how long an answer to the options is awaited before the banner comes anyway. */
    private static final Duration PATIENCE = Duration.ofMillis(300);
    /** Linux' login gives up on a visitor that is slower. */
    private static final Duration LOGIN_TIME = Duration.ofSeconds(60);

    private static final int NAME_MAX = 256;
    private static final int AHEAD_MAX = 50;

    private final Session session;
    private final TelnetSim.Settings settings;
    private final Machines machines;
    private final Greeting greeting;
    private final Protocol protocol = new Protocol(this);
    private final Options options;
    private final Typist typist;
    private Stage stage = Stage.OPTIONS;
    private String user = "";
    private int refused;
    /** What was typed before the log-in was answered: for the shell, or thrown away. */
    private final Queue<String> ahead = new ArrayDeque<>(0);

    private @Nullable Shell shell;

    private enum Stage {
        OPTIONS,
        USER,
        PASSWORD,
        WAITING,
        SHELL
    }

    TelnetDialog(Session session, TelnetSim.Settings settings, Machines machines) {
        this.session = session;
        this.settings = settings;
        this.machines = machines;
        this.greeting = Greeting.of(session.persona());
        this.options = new Options(session);
        this.typist = new Typist(this::show, this);
    }

    void greet() {
        session.note(Note.PROTOCOL, "telnet");
        options.ask(greeting.asks());
        options.offer(greeting.offers());
        options.ask(greeting.then());
        if (Greeting.waits(session.persona())) {
            session.after(PATIENCE, this::welcome);
        } else {
            welcome();
        }
    }

    private void welcome() {
        if (stage != Stage.OPTIONS) {
            return;
        }
        if (Greeting.waits(session.persona())) {
            options.offer(List.of(Options.SUPPRESS_GO_AHEAD));
            options.ask(List.of(Options.WINDOW));
            options.offer(List.of(Options.STATUS, Options.ECHO));
        }
        show(greeting.banner());
        askUser();
        session.after(LOGIN_TIME, this::tooSlow);
        var unused = machines.of(session.persona());
    }

    private void tooSlow() {
        if (stage != Stage.SHELL) {
            show("\nLogin timed out after 60 seconds.\n");
            session.close();
        }
    }

    private void askUser() {
        stage = Stage.USER;
        show(greeting.login());
    }

    private void show(String text) {
        if (!text.isEmpty()) {
            session.send(Protocol.screen(text));
        }
    }

    @Override
    public void received(ByteBuffer data) {
        protocol.received(data);
    }

    @Override
    public void typed(int sign) {
        if (stage == Stage.OPTIONS) {
            welcome();
        }
        typist.type(sign);
    }

    @Override
    public void command(int command) {
        switch (command) {
            case Protocol.INTERRUPT, Protocol.BREAK -> interrupt();
            case Protocol.ARE_YOU_THERE -> show("\n[Yes]\n");
            case Protocol.END_OF_FILE -> end();
            default -> {
                return;
            }
        }
    }

    @Override
    public void negotiated(int verb, int option) {
        options.negotiated(verb, option);
        typist.echo(!options.echoRefused());
        if (stage == Stage.OPTIONS
                && option == greeting.asks().get(greeting.asks().size() - 1)) {
            welcome();
        }
    }

    @Override
    public void told(int option, byte[] data) {
        options.told(option, data);
    }

    @Override
    public boolean echo() {
        return switch (stage) {
            case USER -> true;
            case SHELL -> shell != null && shell.echo();
            case OPTIONS, PASSWORD, WAITING -> false;
        };
    }

    @Override
    public void line(String line) {
        switch (stage) {
            case USER -> name(line);
            case PASSWORD -> password(line);
            case SHELL -> {
                if (shell != null) {
                    shell.line(line);
                }
            }
            case OPTIONS, WAITING -> {
                if (ahead.size() < AHEAD_MAX) {
                    ahead.add(line);
                }
            }
        }
    }

    private void name(String line) {
        if (line.isBlank()) {
            askUser();
            return;
        }
        user = line.length() > NAME_MAX ? line.substring(0, NAME_MAX) : line;
        stage = Stage.PASSWORD;
        show(greeting.password());
    }

    private void password(String password) {
        show("\n");
        boolean admitted =
                settings.doorman().admits(session.visit().visitor().address().getHostAddress(), user, password);
        session.report(Observation.login(user, password, admitted));
        session.raise(Severity.HIGH);
        stage = Stage.WAITING;
        if (admitted) {
            enter();
            return;
        }
        session.after(Duration.ofSeconds(settings.refusalSeconds()), this::refuse);
    }

    private void refuse() {
        ahead.clear();
        show(greeting.refusal());
        if (++refused >= settings.triesMax()) {
            session.close();
            return;
        }
        askUser();
    }

    private void enter() {
        session.note(Note.USER, user);
        var unused = machines.of(session.persona())
                .whenComplete((machine, failure) -> session.execute(() -> {
                    if (machine == null) {
                        session.close();
                    } else {
                        open(machine);
                    }
                }));
    }

    private void open(Machine machine) {
        stage = Stage.SHELL;
        Shell opened = Shells.open(machine, new SessionConsole(session), user, true, settings.uploadBytes());
        shell = opened;
        opened.start();
        for (String line = ahead.poll(); line != null; line = ahead.poll()) {
            show(line + "\n");
            opened.line(line);
        }
    }

    @Override
    public void interrupt() {
        if (shell != null) {
            shell.interrupt();
        } else {
            session.close();
        }
    }

    @Override
    public void end() {
        if (shell != null) {
            shell.end();
        } else {
            session.close();
        }
    }

    @Override
    public void closed() {
        if (shell != null) {
            shell.close();
        }
    }
}
