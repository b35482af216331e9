package org.sundew.shell;

import java.util.List;
import org.sundew.event.Observation;
import org.sundew.shell.Machine.Account;

/** Windows' command prompt, as far as a visitor looks around in it. */
final class CmdShell implements Shell {
    private static final String WRONG = "The syntax of the command is incorrect.\n";

    private final Machine machine;
    private final Console console;
    private final boolean terminal;
    private final Disk disk;
    private final Files files;
    private final CmdCommands commands;
    private boolean over;

    CmdShell(Machine machine, Console console, String user, boolean terminal, int kept) {
        this.machine = machine;
        this.console = console;
        this.terminal = terminal;
        this.disk = new Disk(machine.root(), kept);
        Account account = machine.visitor(user);
        String home = "/Users/" + account.name();
        this.files = new Files(disk, home, this::scene, console::report);
        this.commands = new CmdCommands(machine, console, disk, account.name(), disk.exists(home) ? home : "/");
    }

    private Scene scene() {
        return new Scene(console.now(), 0, machine);
    }

    @Override
    public void start() {
        if (terminal) {
            console.print("Microsoft Windows [Version " + machine.persona().kernel() + "]\n"
                    + "(c) 2018 Microsoft Corporation. All rights reserved.\n");
        }
        prompt();
    }

    private void prompt() {
        if (terminal && !over) {
            console.print("\n" + commands.shown(commands.folder()) + ">");
        }
    }

    @Override
    public void line(String line) {
        if (over) {
            return;
        }
        if (!line.isBlank()) {
            console.report(Observation.command(line));
            perform(line);
        }
        prompt();
    }

    private void perform(String line) {
        for (String each : line.split("&&?|\\|\\|", 50)) {
            String word = each.strip();
            if (word.equalsIgnoreCase("exit") || word.equalsIgnoreCase("logoff")) {
                over = true;
                console.left(0);
                return;
            }
            if (!word.isEmpty()) {
                console.print(written(word));
            }
        }
    }

    /** What a command prints, unless it goes to a file. */
    private String written(String command) {
        int arrow = command.indexOf('>');
        String output =
                commands.run(arrow < 0 ? command : command.substring(0, arrow).strip());
        if (arrow < 0) {
            return output;
        }
        boolean append = command.startsWith(">>", arrow);
        String file = command.substring(arrow + (append ? 2 : 1)).strip();
        if (file.isEmpty()) {
            return WRONG;
        }
        if (file.equalsIgnoreCase("nul")) {
            return "";
        }
        try {
            disk.append(disk.open(commands.path(file), append, scene()), output);
            return "";
        } catch (Trouble e) {
            return "The system cannot find the path specified.\n";
        }
    }

    @Override
    public void interrupt() {
        console.print("^C\n");
        prompt();
    }

    @Override
    public void end() {
        if (!over) {
            over = true;
            console.left(0);
        }
    }

    @Override
    public void execute(String command, String input) {
        console.report(Observation.command(command));
        perform(command.replaceAll("(?i)^cmd(\\.exe)? /c ", "").replaceAll("^\"(.*)\"$", "$1"));
        if (!over) {
            end();
        }
    }

    @Override
    public boolean echo() {
        return true;
    }

    @Override
    public void close() {
        over = true;
        List<Observation> untold = disk.untold();
        untold.forEach(console::report);
    }

    @Override
    public Files files() {
        return files;
    }
}
