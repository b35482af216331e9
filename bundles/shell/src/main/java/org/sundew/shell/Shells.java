package org.sundew.shell;

import java.util.List;
import java.util.regex.Pattern;
import org.sundew.shell.Context.Dialect;
import org.sundew.shell.Context.Source;
import org.sundew.shell.Machine.Account;
import org.sundew.sim.Persona.Family;

/** Where shells come from. */
public final class Shells {
    /** How many bytes of what a visitor writes are kept, unless said otherwise. */
    public static final int KEPT_MAX = 1 << 20;

    /** The option that says that a command follows, alone or with others: -c, -lc. */
    private static final Pattern COMMAND = Pattern.compile("-[A-Za-z]*c[A-Za-z]*");

    private Shells() {}

    /**
     * A shell on this machine for somebody who was let in.
     *
     * @param user     the name that was used to log in: hostile text
     * @param terminal whether there is one: without, no prompt is shown
     * @param kept     how many bytes of what the visitor writes are kept, in all
     */
    public static Shell open(Machine machine, Console console, String user, boolean terminal, int kept) {
        if (machine.persona().family() == Family.WINDOWS) {
            return new CmdShell(machine, console, user, terminal, kept);
        }
        return new UnixShell(machine, console, user, terminal, kept);
    }

    /** {@code sh}: a shell within the shell. */
    static int nested(Call call) throws Trouble {
        Dialect dialect = dialect(call.machine(), call.name());
        if (call.flag('c')) {
            List<String> args = call.args();
            int place = (int) args.stream()
                            .takeWhile(each -> !COMMAND.matcher(each).matches())
                            .count()
                    + 1;
            String command = args.get(Math.min(args.size() - 1, place));
            List<String> operands = args.subList(Math.min(args.size(), place + 1), args.size());
            boolean named = !operands.isEmpty() && !operands.get(0).isEmpty();
            Context inner = call.context().copy();
            inner.started(named ? operands.get(0) : call.name(), dialect, Source.COMMAND);
            inner.arguments(named ? operands.subList(1, operands.size()) : List.of());
            return run(call, inner, command);
        }
        List<String> operands = call.operands("");
        if (!operands.isEmpty() && !call.flag('s')) {
            String text;
            try {
                text = call.shell().read(call.path(operands.get(0)), call.scene());
            } catch (Trouble e) {
                call.err().line(Wording.noScript(call.name(), dialect, operands.get(0), e.why()));
                return dialect == Dialect.BASH ? 127 : 2;
            }
            call.shell().tell(call.path(operands.get(0)));
            return script(call, operands.get(0), dialect, text, operands.subList(1, operands.size()));
        }
        Context inner = call.context().copy();
        if (!call.typed()) {
            inner.started(call.name(), dialect, Source.STDIN);
            inner.arguments(operands);
            return run(call, inner, call.input());
        }
        inner.started(call.name(), dialect, Source.TYPED);
        call.shell().push(inner);
        return 0;
    }

    /** The language of the shell of this name. */
    static Dialect dialect(Machine machine, String name) {
        return machine.busybox() ? Dialect.ASH : name.endsWith("bash") ? Dialect.BASH : Dialect.DASH;
    }

    private static int run(Call call, Context inner, String text) {
        return new Script(call.shell()).whole(text, inner, ShellApplets.streams(call));
    }

    /** A file that was called by its path is run by the shell that its first line names, or by the one that called it. */
    static int script(Call call, String name, String text, List<String> args) {
        String first = text.substring(0, Math.max(0, text.indexOf('\n'))).strip();
        Dialect dialect = first.matches("#!.*sh")
                ? dialect(call.machine(), first)
                : call.context().dialect();
        return script(call, name, dialect, text, args);
    }

    private static int script(Call call, String name, Dialect dialect, String text, List<String> args) {
        Context inner = call.context().copy();
        inner.started(name, dialect, Source.SCRIPT);
        inner.arguments(args);
        return run(call, inner, text);
    }

    /** {@code su}: a shell as somebody else. */
    static void become(Call call, Account account) {
        Context other = call.context().copy();
        other.account(account);
        other.set("USER", account.name());
        other.set("LOGNAME", account.name());
        other.set("HOME", account.home());
        if (call.flag('i') || call.args().contains("-") || call.flag('l')) {
            other.folder(account.home());
        }
        boolean busybox = call.machine().busybox();
        other.started(busybox ? "ash" : "bash", busybox ? Dialect.ASH : Dialect.BASH, Source.TYPED);
        call.shell().push(other);
    }
}
