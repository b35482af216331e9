package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import org.sundew.event.Observation;

/**
 * One call of a command.
 *
 * @param name  the command as it was called, without folder
 * @param args  the words after it
 * @param stdin what comes in
 * @param typed whether the input would be typed at the terminal
 */
record Call(
        String name,
        List<String> args,
        Input stdin,
        boolean typed,
        Output out,
        Output err,
        Context context,
        Interpreter shell) {

    /** All that is left of what comes in. Reading it costs a little: a loop could do it thousands of times. */
    String input() {
        String rest = stdin.rest();
        shell.allowance().work(rest.length(), 4);
        return rest;
    }

    Disk disk() {
        return shell.disk();
    }

    Machine machine() {
        return shell.machine();
    }

    Scene scene() {
        return new Scene(shell.now(), context.account().uid(), machine());
    }

    String path(String argument) {
        return Paths.absolute(context.folder(), argument);
    }

    String arg(int place) {
        return place >= 0 && place < args.size() ? args.get(place) : "";
    }

    /** Whether one of the words that start with a hyphen has this letter. */
    boolean flag(char letter) {
        for (String each : args) {
            if (each.equals("--")) {
                return false;
            }
            if (each.length() > 1 && each.charAt(0) == '-' && each.charAt(1) != '-' && each.indexOf(letter) > 0) {
                return true;
            }
        }
        return false;
    }

    boolean word(String option) {
        return args.contains(option);
    }

    /** The words that are no options; letters in {@code valued} take the next word. */
    List<String> operands(String valued) {
        List<String> operands = new ArrayList<>();
        boolean open = true;
        for (int i = 0; i < args.size(); i++) {
            String each = args.get(i);
            if (open && each.equals("--")) {
                open = false;
            } else if (open && each.length() > 1 && each.charAt(0) == '-') {
                boolean takes = each.length() == 2 && valued.indexOf(each.charAt(1)) >= 0;
                i += takes ? 1 : 0;
            } else {
                operands.add(each);
            }
        }
        return operands;
    }

    List<String> operands() {
        return operands("");
    }

    /** The word after this option, or what is joined to it; else the given one. */
    String value(char letter, String otherwise) {
        for (int i = 0; i < args.size(); i++) {
            String each = args.get(i);
            if (each.startsWith("-" + letter)) {
                return each.length() > 2 ? each.substring(2) : i + 1 < args.size() ? args.get(i + 1) : otherwise;
            }
        }
        return otherwise;
    }

    int number(String text, int otherwise) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    int print(String text) {
        out.print(text);
        return 0;
    }

    int line(String text) {
        out.line(text);
        return 0;
    }

    /** A complaint in the command's name. */
    int fail(String what) {
        return fail(1, what);
    }

    int fail(int status, String what) {
        err.line(name + ": " + what);
        return status;
    }

    /** There is no such command here. */
    int missing() {
        err.line(Wording.notFound(context, name));
        return 127;
    }

    /** A complaint as it is. */
    int err(String line) {
        err.line(line);
        return 1;
    }

    void report(Observation observation) {
        shell.report(observation);
    }

    /** What the files named hold, one after the other, or the input if none is; complaints are made. */
    String read(List<String> files) {
        if (files.isEmpty()) {
            return input();
        }
        StringBuilder all = new StringBuilder();
        for (String file : files) {
            try {
                String text = file.equals("-") ? input() : shell.read(path(file), scene());
                all.append(text);
            } catch (Trouble e) {
                boolean busybox = machine().busybox() && name.matches("cat|.*sum");
                fail(busybox ? "can't open '" + file + "': " + e.text() : file + ": " + e.text());
                context.status(1);
            }
        }
        return all.toString();
    }
}
