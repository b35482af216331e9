package org.sundew.shell;

import java.util.function.Consumer;

/**
 * The terminal's side of typing, where the visitor's own does nothing: echo, backspace, Ctrl-C, Ctrl-D, Ctrl-U, Ctrl-W, the
 * line's end as CR, LF, CR LF or CR NUL. What comes to the screen ends lines with CR LF.
 */
public final class Typist {
    private static final int LINE_MAX = 65_536;

    private final Consumer<String> screen;
    private final StringBuilder line = new StringBuilder();
    private boolean echo = true;
    private boolean afterReturn;
    private int escape;

    /** Who hears what was typed. */
    public interface Listener {
        /** A whole line. */
        void line(String line);

        /** Ctrl-C. */
        void interrupt();

        /** Ctrl-D on an empty line. */
        void end();

        /** Whether what is typed is shown. */
        boolean echo();
    }

    private final Listener listener;

    /** @param screen gets what is echoed */
    public Typist(Consumer<String> screen, Listener listener) {
        this.screen = screen;
        this.listener = listener;
    }

    /** Whether this side echoes at all. */
    public void echo(boolean on) {
        echo = on;
    }

    /** One byte was typed. */
    public void type(int sign) {
        boolean second = afterReturn && (sign == '\n' || sign == 0);
        afterReturn = sign == '\r';
        if (second || escaped(sign)) {
            return;
        }
        switch (sign) {
            case '\r', '\n' -> enter();
            case 3 -> interrupt();
            case 4 -> eof();
            case 8, 127 -> backspace();
            case 21 -> {
                while (line.length() > 0) {
                    backspace();
                }
            }
            case 23 -> word();
            case 27 -> escape = 1;
            default -> plain(sign);
        }
    }

    /** Arrow keys and the like are swallowed: ESC [ … letter. */
    private boolean escaped(int sign) {
        if (escape == 0) {
            return false;
        }
        boolean goesOn = escape == 1 ? sign == '[' || sign == 'O' : sign < '@' || sign > '~';
        escape = goesOn && escape < 16 ? escape + 1 : 0;
        return true;
    }

    private void plain(int sign) {
        if ((sign < 32 && sign != '\t') || line.length() >= LINE_MAX) {
            return;
        }
        line.append((char) sign);
        show(sign == '\t' ? " " : String.valueOf((char) sign));
    }

    private void show(String text) {
        if (echo && listener.echo()) {
            screen.accept(text);
        }
    }

    private void enter() {
        String typed = line.toString();
        line.setLength(0);
        show("\r\n");
        listener.line(typed);
    }

    private void interrupt() {
        line.setLength(0);
        listener.interrupt();
    }

    private void eof() {
        if (line.length() == 0) {
            listener.end();
        }
    }

    private void backspace() {
        if (line.length() > 0) {
            line.setLength(line.length() - 1);
            show("\b \b");
        }
    }

    private void word() {
        while (line.length() > 0 && line.charAt(line.length() - 1) == ' ') {
            backspace();
        }
        while (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
            backspace();
        }
    }
}
