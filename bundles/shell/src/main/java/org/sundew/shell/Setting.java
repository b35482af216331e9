package org.sundew.shell;

import org.sundew.shell.Context.Dialect;
import org.sundew.shell.Context.Source;
import org.sundew.shell.Machine.Account;

/** How a shell begins: its variables, and a home. */
final class Setting {
    private Setting() {}

    /** Where somebody stands who just logged in. */
    static Context of(Machine machine, Console console, Disk disk, Account account, boolean terminal) {
        settle(machine, disk, account);
        Context context = new Context(
                account,
                account.home(),
                machine.busybox() ? "-ash" : "-bash",
                machine.busybox() ? Dialect.ASH : Dialect.BASH,
                terminal ? Source.TYPED : Source.STDIN);
        context.set("SHELL", machine.shellPath());
        context.set("PWD", context.folder());
        context.set("LOGNAME", account.name());
        context.set("HOME", account.home());
        context.set("LANG", "en_US.UTF-8");
        context.set("TERM", "xterm");
        context.set("USER", account.name());
        context.set("SHLVL", "1");
        context.set(
                "PATH",
                account.uid() == 0
                        ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
                        : "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games");
        context.variables().keySet().forEach(context::export);
        context.set("$", Integer.toString(machine.pid(console.now()) + 4));
        context.set("\0host", machine.persona().host());
        context.set("\0address", console.address());
        context.set("\0visitor", console.visitor());
        context.set("\0source", Integer.toString(console.visitorPort()));
        context.set("\0port", Integer.toString(console.port()));
        context.randomize(machine.persona().seed("shell") ^ console.now().toEpochMilli());
        return context;
    }

    /** Whoever was let in and is not known here has a home nevertheless. */
    private static void settle(Machine machine, Disk disk, Account account) {
        try {
            if (!disk.exists(account.home())) {
                long since = machine.persona().installed().getEpochSecond();
                disk.replace(account.home(), Node.folder(0755, account.uid(), since, disk));
            }
        } catch (Trouble e) {
            throw new IllegalStateException("no home " + account.home(), e);
        }
    }
}
