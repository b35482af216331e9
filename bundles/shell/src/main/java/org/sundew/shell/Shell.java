package org.sundew.shell;

/** A made-up shell that one visitor talks to, on its session's thread. */
public interface Shell {
    /** Greets and shows a prompt. */
    void start();

    /** A line was typed; without its end. While a command seems to run, it waits for its turn. */
    void line(String line);

    /** Ctrl-C: whatever runs is over. */
    void interrupt();

    /** Ctrl-D on an empty line, or the end of the input. */
    void end();

    /** Runs a command and leaves, as {@code ssh host command} does; {@code input} is all that came on its standard input. */
    void execute(String command, String input);

    /** Whether what is typed is to be shown: not while a password is asked for. */
    boolean echo();

    /** The session is over: tells what was written and not told yet. */
    void close();

    /** The files as this visitor sees them. */
    Files files();
}
