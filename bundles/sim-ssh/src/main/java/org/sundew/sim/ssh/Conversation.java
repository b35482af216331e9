package org.sundew.sim.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.io.IoInputStream;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.AsyncCommand;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.shell.Console;
import org.sundew.shell.Machine;
import org.sundew.shell.Shell;
import org.sundew.shell.Shells;

/** What goes on in one channel, without any thread: MINA's streams are asynchronous, and all calls come on the strand. */
abstract class Conversation implements AsyncCommand, ChannelDataReceiver, Console {
    private static final int ENVIRONMENT_MAX = 20;

    private final SshSettings settings;
    private @Nullable ChannelOut out;
    private @Nullable ChannelOut err;
    private @Nullable ExitCallback exit;
    private @Nullable Bridge bridge;
    private @Nullable Shell shell;
    private boolean terminal;
    private boolean over;

    Conversation(SshSettings settings) {
        this.settings = settings;
    }

    /** The machine is there, and so is the shell; data may have come before. */
    abstract void begin(Shell shell);

    /** Bytes of the visitor. */
    abstract void take(byte[] bytes, int start, int length);

    /** The visitor's end of input. */
    abstract void ended();

    @Override
    public final void start(ChannelSession channel, Environment environment) {
        Wire wire = (Wire) channel.getSession().getIoSession();
        Bridge way = wire.bridge();
        bridge = way;
        channel.setDataReceiver(this);
        terminal = environment.getEnv().containsKey(Environment.ENV_TERM);
        noteEnvironment(way, environment.getEnv());
        String user = String.valueOf(channel.getSession().getUsername());
        register(wire);
        var unused =
                settings.machines().of(way.persona()).thenAccept(machine -> way.onStrand(() -> open(machine, user)));
    }

    private void noteEnvironment(Bridge way, Map<String, String> environment) {
        if (terminal) {
            way.note(
                    "ssh.terminal",
                    environment.get(Environment.ENV_TERM) + " " + environment.get(Environment.ENV_COLUMNS) + "x"
                            + environment.get(Environment.ENV_LINES));
        }
        environment.entrySet().stream()
                .filter(each -> !Set.of("TERM", "COLUMNS", "LINES", "USER").contains(each.getKey()))
                .limit(ENVIRONMENT_MAX)
                .forEach(each -> way.note("ssh.environment", each.getKey() + "=" + each.getValue()));
    }

    private void open(Machine machine, String user) {
        if (over) {
            return;
        }
        Shell opened = Shells.open(machine, this, user, terminal && wantsTerminal(), settings.uploadBytes());
        shell = opened;
        begin(opened);
    }

    boolean wantsTerminal() {
        return true;
    }

    final boolean terminal() {
        return terminal;
    }

    private void register(Wire wire) {
        Object open = wire.setAttributeIfAbsent(Conversation.class, ConcurrentHashMap.newKeySet());
        Set<Conversation> all = conversations(open == null ? wire.getAttribute(Conversation.class) : open);
        all.add(this);
    }

    @SuppressWarnings("unchecked")
    private static Set<Conversation> conversations(@Nullable Object attribute) {
        return attribute instanceof Set<?> set ? (Set<Conversation>) set : Set.of();
    }

    /** The visitor is gone: what is open is over. */
    static void endAll(Wire wire) {
        conversations(wire.getAttribute(Conversation.class)).forEach(Conversation::finish);
    }

    private void finish() {
        if (!over) {
            over = true;
            Shell present = shell;
            if (present != null) {
                closing();
                present.close();
            }
        }
    }

    /** Whatever is unfinished is told. */
    void closing() {}

    @Override
    public final int data(ChannelSession channel, byte[] buffer, int start, int length) {
        if (!over) {
            take(buffer, start, length);
        }
        return length;
    }

    /** End of input. */
    @Override
    public final void close() {
        if (!over) {
            ended();
        }
    }

    @Override
    public final void destroy(ChannelSession channel) {
        finish();
    }

    final void send(byte... bytes) {
        if (out != null) {
            out.send(bytes);
        }
    }

    @Override
    public void print(String text) {
        if (!text.isEmpty()) {
            send(bytes(text));
        }
    }

    @Override
    public void complain(String text) {
        if (err != null && !terminal && !text.isEmpty()) {
            err.send(bytes(text));
        } else {
            print(text);
        }
    }

    private byte[] bytes(String text) {
        String shown = terminal && wantsTerminal() ? text.replaceAll("(?<!\r)\n", "\r\n") : text;
        return shown.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public final void left(int status) {
        ExitCallback present = exit;
        if (!over && present != null) {
            finish();
            ChannelOut last = out;
            if (last == null) {
                present.onExit(status);
            } else {
                last.whenSent(() -> present.onExit(status));
            }
        }
    }

    final Bridge way() {
        Bridge present = bridge;
        if (present == null) {
            throw new IllegalStateException("not started");
        }
        return present;
    }

    @Override
    public final void report(Observation observation) {
        way().report(observation);
    }

    @Override
    public final void raise(Severity severity) {
        way().raise(severity);
    }

    @Override
    public final void after(Duration delay, Runnable task) {
        way().after(delay, () -> {
            if (!over) {
                task.run();
            }
        });
    }

    @Override
    public final Instant now() {
        return way().now();
    }

    @Override
    public final String visitor() {
        return way().visitor();
    }

    @Override
    public final int visitorPort() {
        return way().visit().visitor().port();
    }

    @Override
    public final int port() {
        return way().visit().sensor().port();
    }

    @Override
    public final String address() {
        return way().visit().sensor().address().getHostAddress();
    }

    @Override
    public final void setIoInputStream(IoInputStream stream) {}

    @Override
    public final void setIoOutputStream(IoOutputStream stream) {
        out = new ChannelOut(stream, this::way);
    }

    @Override
    public final void setIoErrorStream(IoOutputStream stream) {
        err = new ChannelOut(stream, this::way);
    }

    @Override
    public final void setInputStream(InputStream stream) {}

    @Override
    public final void setOutputStream(OutputStream stream) {}

    @Override
    public final void setErrorStream(OutputStream stream) {}

    @Override
    public final void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
