package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;

/** test and its brackets (POSIX). */
final class Conditions {
    private Conditions() {}

    static int bracket(Call call) {
        List<String> args = new ArrayList<>(call.args());
        String close = call.name().equals("[[") ? "]]" : "]";
        if (args.isEmpty() || !args.get(args.size() - 1).equals(close)) {
            call.err().line(Wording.prefix(call.context()) + "[: missing `" + close + "'");
            return 2;
        }
        args.remove(args.size() - 1);
        return test(call, args);
    }

    static int test(Call call, List<String> args) {
        return or(call, args) ? 0 : 1;
    }

    private static boolean or(Call call, List<String> args) {
        for (String operator : new String[] {"-o", "||"}) {
            int at = args.indexOf(operator);
            if (at > 0) {
                return or(call, args.subList(0, at)) || or(call, args.subList(at + 1, args.size()));
            }
        }
        for (String operator : new String[] {"-a", "&&"}) {
            int at = args.indexOf(operator);
            if (at > 0) {
                return or(call, args.subList(0, at)) && or(call, args.subList(at + 1, args.size()));
            }
        }
        return one(call, args);
    }

    private static boolean one(Call call, List<String> args) {
        if (args.isEmpty()) {
            return false;
        }
        if (args.get(0).equals("!")) {
            return !or(call, args.subList(1, args.size()));
        }
        if (args.size() == 1) {
            return !args.get(0).isEmpty();
        }
        if (args.size() == 2) {
            return about(call, args.get(0), args.get(1));
        }
        return between(call, args.get(0), args.get(1), args.get(2));
    }

    private static boolean about(Call call, String what, String word) {
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
            default -> {
                Node node = call.disk().find(call.path(word));
                return node != null && !word.isEmpty() && holds(call, what, node);
            }
        }
    }

    private static boolean holds(Call call, String what, Node node) {
        int uid = call.context().account().uid();
        return switch (what) {
            case "-d" -> node.folder();
            case "-f" -> node.kind() == Node.Kind.FILE;
            case "-s" -> node.size(call.scene()) > 0;
            case "-x" -> node.executable() || node.folder();
            case "-w" -> node.writableBy(uid);
            case "-r" -> node.readableBy(uid);
            case "-c" -> node.kind() == Node.Kind.DEVICE;
            case "-L", "-h", "-b", "-p", "-S" -> false;
            default -> true;
        };
    }

    private static boolean between(Call call, String left, String operator, String right) {
        switch (operator) {
            case "=", "==" -> {
                call.shell().allowance().work(left.length(), right.length());
                return call.name().equals("[[") ? Globs.pattern(right).test(left) : left.equals(right);
            }
            case "!=" -> {
                return call.name().equals("[[") ? !Globs.pattern(right).test(left) : !left.equals(right);
            }
            case "=~" -> {
                return Regex.extended(right, false, call.shell().allowance()).isIn(left);
            }
            case "<" -> {
                return left.compareTo(right) < 0;
            }
            case ">" -> {
                return left.compareTo(right) > 0;
            }
            default -> {
                return numbers(call, left, operator, right);
            }
        }
    }

    private static boolean numbers(Call call, String left, String operator, String right) {
        long a = Arithmetic.value(left, call.context());
        long b = Arithmetic.value(right, call.context());
        return switch (operator) {
            case "-eq" -> a == b;
            case "-ne" -> a != b;
            case "-lt" -> a < b;
            case "-le" -> a <= b;
            case "-gt" -> a > b;
            case "-ge" -> a >= b;
            default -> false;
        };
    }
}
