package org.sundew.shell;

import java.util.List;
import org.sundew.shell.Machine.Account;
import org.sundew.sim.Persona.Family;

/** Where shells come from. */
public final class Shells {
    /** How many bytes of what a visitor writes are kept, unless said otherwise. */
    public static final int KEPT_MAX = 1 << 20;

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

    /** {@code sh}: a shell within the shell, of which only the name changes. */
    static int nested(Call call) throws Trouble {
        List<String> operands = call.operands("c");
        if (call.flag('c')) {
            Context inner = call.context().copy();
            inner.shell(call.name());
            String command =
                    call.args().get(Math.min(call.args().size() - 1, call.args().indexOf("-c") + 1));
            if (!operands.isEmpty() && !operands.get(0).isEmpty()) {
                inner.shell(operands.get(0));
                inner.arguments(operands.subList(1, operands.size()));
            }
            int status = call.shell().execute(command, inner, ShellApplets.streams(call));
            call.shell().takeExit();
            return status;
        }
        if (!operands.isEmpty()) {
            String text = call.shell().read(call.path(operands.get(0)), call.scene());
            call.shell().tell(call.path(operands.get(0)));
            return script(call, operands.get(0), text, operands.subList(1, operands.size()));
        }
        if (!call.typed()) {
            Context inner = call.context().copy();
            inner.shell(call.name());
            int status = call.shell().execute(call.input(), inner, ShellApplets.streams(call));
            call.shell().takeExit();
            return status;
        }
        call.shell().push(call.context().copy(), call.name());
        return 0;
    }

    /** Runs a file as a script, line by line. */
    static int script(Call call, String name, String text, List<String> args) {
        Context inner = call.context().copy();
        inner.shell(name);
        inner.arguments(args);
        int status = call.shell().execute(text, inner, ShellApplets.streams(call));
        call.shell().takeExit();
        return status;
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
        call.shell().push(other, call.machine().busybox() ? "ash" : "bash");
    }
}
