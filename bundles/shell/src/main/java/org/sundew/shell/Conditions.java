package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** test and its brackets (POSIX). What stands in brackets of its own is bounded by the line's depth, all else by no call in a call. */
final class Conditions {
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "=~", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");
    private static final String INTEGER = "\\s*[-+]?\\d{1,18}\\s*";

    private final Call call;
    private final List<String> args;
    private final boolean extended;
    private int at;

    /** What cannot be tested; the message is the shell's. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private Conditions(Call call, List<String> args) {
        this.call = call;
        this.args = args;
        this.extended = call.name().equals("[[");
    }

    static int bracket(Call call) {
        List<String> args = new ArrayList<>(call.args());
        String close = call.name().equals("[[") ? "]]" : "]";
        if (args.isEmpty() || !args.get(args.size() - 1).equals(close)) {
            return complain(call, Wording.unclosed(call));
        }
        args.remove(args.size() - 1);
        return test(call, args);
    }

    static int test(Call call, List<String> args) {
        if (args.isEmpty()) {
            return 1;
        }
        call.shell().allowance().work(args.size(), 64);
        Conditions conditions = new Conditions(call, args);
        try {
            boolean holds = conditions.or();
            if (conditions.at < args.size()) {
                return complain(call, Wording.tooMany(call, args.get(conditions.at - 1), args.get(conditions.at)));
            }
            return holds ? 0 : 1;
        } catch (Wrong e) {
            return complain(call, String.valueOf(e.getMessage()));
        }
    }

    private static int complain(Call call, String what) {
        call.err().line(Wording.builtin(call) + what);
        return 2;
    }

    private boolean or() {
        boolean holds = and();
        while (takes(extended ? "||" : "-o")) {
            holds |= and();
        }
        return holds;
    }

    private boolean and() {
        boolean holds = not();
        while (takes(extended ? "&&" : "-a")) {
            holds &= not();
        }
        return holds;
    }

    private boolean takes(String operator) {
        boolean there = at < args.size() && args.get(at).equals(operator);
        at += there ? 1 : 0;
        return there;
    }

    private boolean not() {
        boolean negated = false;
        while (args.size() - at > 1 && args.get(at).equals("!") && !operatorFollows()) {
            negated = !negated;
            at++;
        }
        return one() != negated;
    }

    private boolean operatorFollows() {
        boolean dash = call.context().dialect() == Context.Dialect.DASH;
        return args.size() - at > 2
                && BINARY.contains(args.get(at + 1))
                && !(dash && args.get(at + 1).equals("=="));
    }

    private boolean one() {
        if (at >= args.size()) {
            throw new Wrong("argument expected");
        }
        if (operatorFollows()) {
            at += 3;
            return between(args.get(at - 3), args.get(at - 2), args.get(at - 1));
        }
        if (args.get(at).equals("(") && args.size() - at > 2) {
            return inBrackets();
        }
        boolean alone = args.size() - at == 1
                || args.get(at + 1).equals(extended ? "&&" : "-a")
                || args.get(at + 1).equals(extended ? "||" : "-o")
                || args.get(at + 1).equals(")");
        if (alone) {
            return !args.get(at++).isEmpty();
        }
        if (!args.get(at).matches("-[a-zA-Z]")) {
            throw new Wrong(Wording.noOperator(call, args.subList(at, args.size())));
        }
        at += 2;
        return about(args.get(at - 2), args.get(at - 1));
    }

    private boolean inBrackets() {
        call.shell().allowance().enter();
        try {
            at++;
            boolean holds = or();
            if (!takes(")")) {
                throw new Wrong("argument expected");
            }
            return holds;
        } finally {
            call.shell().allowance().leave();
        }
    }

    private boolean about(String what, String word) {
        switch (what) {
            case "-n" -> {
                return !word.isEmpty();
            }
            case "-z" -> {
                return word.isEmpty();
            }
            case "-t" -> {
                return call.typed();
            }
            case "-v" -> {
                return call.context().has(word);
            }
            case "-L", "-h" -> {
                return isLink(word);
            }
            default -> {
                Node node = call.disk().find(call.path(word));
                return node != null && !word.isEmpty() && holds(what, node);
            }
        }
    }

    private boolean isLink(String word) {
        try {
            return call.disk().entry(call.path(word)).kind() == Node.Kind.LINK;
        } catch (Trouble none) {
            return false;
        }
    }

    private boolean holds(String what, Node node) {
        int uid = call.context().account().uid();
        return switch (what) {
            case "-d" -> node.folder();
            case "-f" -> node.kind() == Node.Kind.FILE;
            case "-s" -> node.size(call.scene()) > 0;
            case "-x" -> node.executable() || node.folder();
            case "-w" -> node.writableBy(uid);
            case "-r" -> node.readableBy(uid);
            case "-c" -> node.kind() == Node.Kind.DEVICE;
            case "-u" -> (node.mode() & 04000) != 0;
            case "-O" -> node.uid() == uid;
            case "-b", "-p", "-S" -> false;
            default -> true;
        };
    }

    private boolean between(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> like(left, right);
            case "!=" -> !like(left, right);
            case "=~" -> Regex.extended(right, false, call.shell().allowance()).isIn(left);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-nt" -> modified(left) > modified(right);
            case "-ot" -> modified(left) < modified(right);
            case "-ef" -> call.path(left).equals(call.path(right));
            default -> numbers(left, operator, right);
        };
    }

    private boolean like(String left, String right) {
        return extended ? Globs.pattern(right, call.shell().allowance()).test(left) : left.equals(right);
    }

    private long modified(String path) {
        Node node = call.disk().find(call.path(path));
        return node == null ? -1 : node.modified(call.scene());
    }

    private boolean numbers(String left, String operator, String right) {
        long a = number(left);
        long b = number(right);
        return switch (operator) {
            case "-eq" -> a == b;
            case "-ne" -> a != b;
            case "-lt" -> a < b;
            case "-le" -> a <= b;
            case "-gt" -> a > b;
            default -> a >= b;
        };
    }

    private long number(String word) {
        if (extended) {
            return Arithmetic.value(word, call.context());
        }
        if (!word.matches(INTEGER)) {
            throw new Wrong(Wording.noInteger(call, word));
        }
        return Long.parseLong(word.strip());
    }
}
