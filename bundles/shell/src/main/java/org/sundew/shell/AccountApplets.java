package org.sundew.shell;

import java.util.List;
import java.util.Map;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.shell.Machine.Account;

/** Who is who. New passwords are told: bots change them, and they are worth knowing. */
final class AccountApplets {
    private AccountApplets() {}

    static void add(Map<String, Applet> all) {
        all.put("id", AccountApplets::id);
        all.put("whoami", call -> call.line(call.context().account().name()));
        all.put("logname", call -> call.line(call.context().account().name()));
        all.put("groups", call -> call.line(call.context().account().name()));
        all.put("getent", call -> call.print(call.read(List.of("/etc/" + call.arg(0)))));
        all.put("passwd", AccountApplets::passwd);
        all.put("chpasswd", AccountApplets::chpasswd);
        all.put("su", AccountApplets::su);
        all.put("sudo", AccountApplets::sudo);
        all.put("useradd", AccountApplets::change);
        all.put("adduser", AccountApplets::change);
        all.put("userdel", AccountApplets::change);
        all.put("usermod", AccountApplets::change);
        all.put("groupadd", AccountApplets::change);
    }

    private static int id(Call call) {
        Account account = call.context().account();
        if (!call.operands().isEmpty()) {
            String name = call.operands().get(0);
            if (call.machine().account(name).isEmpty()) {
                return call.fail("‘" + name + "’: no such user");
            }
            account = call.machine().account(name).get();
        }
        if (call.flag('u') || call.flag('g')) {
            return call.line(call.flag('n') ? account.name() : "" + account.uid());
        }
        String both = account.uid() + "(" + account.name() + ")";
        return call.line("uid=" + both + " gid=" + both + " groups=" + both);
    }

    private static void tell(Call call, String user, String password) {
        call.report(Observation.of("password-change", new Note(Note.USER, user), new Note(Note.PASSWORD, password)));
    }

    private static int passwd(Call call) {
        String user = call.operands().isEmpty()
                ? call.context().account().name()
                : call.operands().get(0);
        if (!call.typed()) {
            String[] lines = call.input().split("\n", 3);
            tell(
                    call,
                    user,
                    lines[lines.length > 1 && call.context().root() ? 0 : Math.max(0, Math.min(1, lines.length - 1))]);
            call.err().print("New password: Retype new password: ");
            return call.err().equals(call.out()) ? 0 : call.err("passwd: password updated successfully") - 1;
        }
        String[] first = {""};
        Question again = new Question(
                "Retype new password: ",
                true,
                line -> {
                    if (!line.equals(first[0])) {
                        return "Sorry, passwords do not match.\npasswd: Authentication token manipulation error\npasswd: password unchanged\n";
                    }
                    tell(call, user, line);
                    return "passwd: password updated successfully\n";
                },
                null);
        Question fresh = new Question(
                "New password: ",
                true,
                line -> {
                    first[0] = line;
                    return "";
                },
                again);
        if (call.context().root()) {
            call.shell().ask(fresh);
        } else {
            call.line("Changing password for " + user + ".");
            call.shell().ask(new Question("Current password: ", true, line -> "", fresh));
        }
        return 0;
    }

    private static int chpasswd(Call call) {
        for (String line : call.input().split("\n", 20)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                tell(call, line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return call.context().root() ? 0 : call.fail("cannot lock /etc/passwd; try again later.");
    }

    private static int su(Call call) {
        List<String> operands = call.operands("cs");
        String user = operands.isEmpty() ? "root" : operands.get(0);
        if (call.machine().account(user).isEmpty()) {
            return call.fail(
                    "user " + user + " does not exist or the user entry does not contain all the required fields");
        }
        if (call.context().root()
                && call.machine().account(user).filter(Account::canLogIn).isEmpty()) {
            return call.err("This account is currently not available.");
        }
        if (call.context().root()) {
            return become(call, user);
        }
        call.shell()
                .ask(new Question(
                        "Password: ",
                        true,
                        line -> {
                            call.report(Observation.login(user, line, false));
                            return "su: Authentication failure\n";
                        },
                        null));
        return 1;
    }

    private static int become(Call call, String user) {
        String command = call.value('c', "");
        if (!command.isEmpty()) {
            Context other = call.context().copy();
            other.account(call.machine().visitor(user));
            return call.shell().execute(command, other, ShellApplets.streams(call));
        }
        Shells.become(call, call.machine().visitor(user));
        return 0;
    }

    private static int sudo(Call call) throws Trouble {
        Account root = call.machine().visitor("root");
        String user = call.context().account().name();
        if (call.flag('l')) {
            return call.line("User " + user + " may run the following commands on "
                    + call.machine().persona().host() + ":\n    (ALL : ALL) ALL");
        }
        if (call.context().root()) {
            return asRoot(call, root);
        }
        if (!call.typed() && !call.flag('S')) {
            return call.err(
                    "sudo: a terminal is required to read the password; either use the -S option to read from standard input"
                            + " or configure an askpass helper\nsudo: a password is required");
        }
        if (!call.typed()) {
            call.report(Observation.login(user, call.input().split("\n", 2)[0], true));
            return asRoot(call, root);
        }
        call.shell()
                .ask(new Question(
                        "[sudo] password for " + user + ": ",
                        true,
                        line -> {
                            call.report(Observation.login(user, line, true));
                            return answered(call, root);
                        },
                        null));
        return 0;
    }

    private static String answered(Call call, Account root) {
        Output out = new Output(call.shell().allowance());
        Call again = new Call("sudo", call.args(), new Input(""), true, out, out, call.context(), call.shell());
        try {
            asRoot(again, root);
        } catch (Trouble e) {
            out.line("sudo: " + e.text());
        }
        return out.text();
    }

    private static int asRoot(Call call, Account root) throws Trouble {
        List<String> operands = call.operands("up");
        if (call.flag('i')
                || call.flag('s')
                || operands.isEmpty()
                || operands.get(0).equals("su")) {
            Shells.become(call, root);
            return 0;
        }
        Context other = call.context().copy();
        other.account(root);
        List<String> words = call.args()
                .subList(call.args().indexOf(operands.get(0)), call.args().size());
        return call.shell().apart(words, other, ShellApplets.streams(call));
    }

    private static int change(Call call) {
        if (!call.context().root()) {
            return call.fail("Permission denied.\n" + call.name() + ": cannot lock /etc/passwd; try again later.");
        }
        List<String> operands = call.operands("dsgGupc");
        String user = operands.isEmpty() ? "" : operands.get(operands.size() - 1);
        String password = call.value('p', "");
        if (!password.isEmpty()) {
            tell(call, user, password);
        }
        if (call.name().equals("adduser") && call.typed()) {
            call.line("Adding user `" + user + "' ...\nAdding new group `" + user
                    + "' (1003) ...\nCreating home directory `/home/" + user
                    + "' ...\nCopying files from `/etc/skel' ...");
            return passwd(new Call(
                    "passwd",
                    List.of(user),
                    new Input(""),
                    true,
                    call.out(),
                    call.err(),
                    call.context(),
                    call.shell()));
        }
        return 0;
    }
}
