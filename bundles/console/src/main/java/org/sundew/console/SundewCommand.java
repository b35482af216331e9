package org.sundew.console;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** What all commands have in common: two options, and where they print. The shell makes one for each execution. */
abstract class SundewCommand implements Action {
    /** What a command's help says of the two forms for programs. */
    static final String FORMS =
            "With --json, prints one JSON document; with --no-format, one line a row without a header,"
                    + " columns separated by tabs.";

    @Option(name = "--json", description = "Print one JSON document")
    boolean json;

    @Option(name = "--no-format", description = "Print plain lines, columns separated by tabs, without a header")
    boolean noFormat;

    /** The shell hands each thread its own session's terminal behind this one stream. */
    PrintStream out = System.out;

    @Reference(optional = true)
    @Nullable
    Session session;

    abstract void run() throws Exception;

    @Override
    public final @Nullable Object execute() throws Exception {
        run();
        out.flush();
        return null;
    }

    /**
     * Has everything printed so far sent. What lies between the shell's stream and the session's terminal does not pass a
     * flush on, so both are flushed.
     *
     * @return whether anybody is still there to read it
     */
    boolean flushed() {
        boolean failed = out.checkError();
        return !failed && (session == null || !session.getConsole().checkError());
    }

    void print(Table table, String whenEmpty) {
        table.print(out, !noFormat, whenEmpty);
    }

    void printJson(Object value) {
        out.println(Json.of(value));
    }

    /**
     * The service, which should be there.
     *
     * @throws IllegalStateException if it is not; the message is for the operator
     */
    static <T> T need(@Nullable T service, String bundle) {
        if (service == null) {
            throw new IllegalStateException(
                    "the part of the sensor called " + bundle + " is not running; bundle:list and scr:list say why");
        }
        return service;
    }

    /**
     * The one word among these that is no option. The shell takes options only before the first word; most people write
     * some behind it, so those are taken here.
     *
     * @throws IllegalArgumentException if there are two, or an option is unknown
     */
    Optional<String> operand(@Nullable List<String> words) {
        List<String> operands = new ArrayList<>();
        for (String word : words == null ? List.<String>of() : words) {
            if (word.startsWith("--")) {
                switchOn(word);
            } else {
                operands.add(word);
            }
        }
        if (operands.size() > 1) {
            throw new IllegalArgumentException("one name expected, not " + operands.size() + ": " + Cell.text(operands)
                    + "; a name with spaces needs quotes");
        }
        return operands.stream().findFirst();
    }

    private void switchOn(String option) {
        for (Class<?> type = getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Option declared = field.getAnnotation(Option.class);
                if (declared != null && declared.name().equals(option) && field.getType() == boolean.class) {
                    set(field);
                    return;
                }
            }
        }
        throw new IllegalArgumentException("no such option, or not behind a name: " + Cell.text(option));
    }

    private void set(Field field) {
        try {
            field.setBoolean(this, true);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
