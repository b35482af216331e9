package org.sundew.sim.ssh;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Shell;
import org.sundew.shell.Typist;

/** A shell, at a terminal or fed with lines. */
final class ShellTalk extends Conversation implements Typist.Listener {
    private static final int EARLY_MAX = 65_536;

    private final Typist typist = new Typist(this::print, this);
    private final ByteArrayOutputStream early = new ByteArrayOutputStream(0);
    private @Nullable Shell shell;
    private boolean ended;

    ShellTalk(SshSettings settings) {
        super(settings);
    }

    @Override
    void begin(Shell opened) {
        shell = opened;
        typist.echo(terminal());
        opened.start();
        byte[] typed = early.toByteArray();
        early.reset();
        take(typed, 0, typed.length);
        if (ended) {
            end();
        }
    }

    @Override
    void take(byte[] bytes, int start, int length) {
        if (shell == null) {
            early.write(bytes, start, Math.min(length, EARLY_MAX - early.size()));
            return;
        }
        for (int i = start; i < start + length; i++) {
            typist.type(bytes[i] & 0xFF);
        }
    }

    @Override
    void ended() {
        ended = true;
        end();
    }

    @Override
    public void line(String line) {
        if (shell != null) {
            shell.line(line);
        }
    }

    @Override
    public void interrupt() {
        if (shell != null) {
            shell.interrupt();
        }
    }

    @Override
    public void end() {
        if (shell != null) {
            shell.end();
        }
    }

    @Override
    public boolean echo() {
        return shell != null && shell.echo();
    }
}
