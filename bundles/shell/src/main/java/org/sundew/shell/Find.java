package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** find(1): tests joined by and, alternatives by {@code -o}; it prints, deletes or runs a command. Each file looked at is paid. */
final class Find {
    private static final int FOUND_MAX = 3_000;
    /** What is said before the tests, or makes no difference here. */
    private static final Set<String> SETTINGS =
            Set.of("-maxdepth", "-mindepth", "-xdev", "-mount", "-depth", "-follow");

    private static final Set<String> ACTIONS =
            Set.of("-print", "-print0", "-ls", "-delete", "-exec", "-execdir", "-ok");

    private final Call call;
    private final List<List<Test>> alternatives = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private List<String> command = List.of();
    private String action = "-print";
    private int least;
    private int most = Integer.MAX_VALUE;

    /** One test and its operand. */
    private record Test(String name, String operand, boolean negated) {}

    private Find(Call call) {
        this.call = call;
    }

    static int run(Call call) {
        return new Find(call).search();
    }

    private int search() {
        int first = 0;
        List<String> args = call.args();
        while (first < args.size() && !args.get(first).matches("[-(!].*")) {
            first++;
        }
        if (!understood(args.subList(first, args.size()))) {
            return 1;
        }
        int status = 0;
        for (String root : first == 0 ? List.of(".") : args.subList(0, first)) {
            Node node = call.disk().find(call.path(root));
            if (node == null) {
                status =
                        call.fail((call.machine().busybox() ? root : "‘" + root + "’") + ": No such file or directory");
            } else {
                status = Math.max(status, walk(root, node, 0));
            }
        }
        return Math.max(status, act());
    }

    private boolean understood(List<String> words) {
        alternatives.add(new ArrayList<>());
        boolean negated = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String operand = i + 1 < words.size() ? words.get(i + 1) : "";
            if (word.equals("!") || word.equals("-not")) {
                negated = true;
            } else if (word.equals("-o") || word.equals("-or")) {
                alternatives.add(new ArrayList<>());
            } else if (ACTIONS.contains(word)) {
                action = word;
                int end = i;
                while (word.matches("-exec|-execdir|-ok")
                        && end < words.size()
                        && !words.get(end).matches("[;+]")) {
                    end++;
                }
                command = end > i ? words.subList(i + 1, end) : List.of();
                i = Math.max(i, end);
            } else if (SETTINGS.contains(word)) {
                i += word.endsWith("depth") && word.length() > 6 ? 1 : 0;
                least = word.equals("-mindepth") ? call.number(operand, 0) : least;
                most = word.equals("-maxdepth") ? call.number(operand, most) : most;
            } else if (word.matches("-(i?name|i?path|type|perm|user|uid|size|mtime|mmin|newer|group)")) {
                alternatives.get(alternatives.size() - 1).add(new Test(word, operand, negated));
                negated = false;
                i++;
            } else if (word.matches("-(empty|executable|readable|writable)")) {
                alternatives.get(alternatives.size() - 1).add(new Test(word, "", negated));
                negated = false;
            } else if (!word.matches("[()]|-a|-and|-true")) {
                call.fail(call.machine().busybox() ? "unrecognized: " + word : "unknown predicate `" + word + "'");
                return false;
            }
        }
        return true;
    }

    private int walk(String path, Node node, int depth) {
        call.shell().allowance().spend(path.length() + 16L);
        if (depth >= least && found.size() < FOUND_MAX && wanted(path, node)) {
            found.add(path);
        }
        if (!node.folder() || depth >= most) {
            return 0;
        }
        if (!node.readableBy(call.context().account().uid())) {
            String shown = call.machine().busybox() ? path : "‘" + path + "’";
            return call.fail(shown + ": Permission denied");
        }
        int status = 0;
        for (var each : node.children().entrySet()) {
            String child = path.endsWith("/") ? path + each.getKey() : path + "/" + each.getKey();
            status = Math.max(status, walk(child, each.getValue(), depth + 1));
        }
        return status;
    }

    private boolean wanted(String path, Node node) {
        return alternatives.stream()
                .anyMatch(all -> all.stream().allMatch(each -> holds(each, path, node) != each.negated()));
    }

    private boolean holds(Test test, String path, Node node) {
        String last = path.equals("/") ? path : Paths.name(path);
        String operand = test.operand();
        int uid = call.context().account().uid();
        return switch (test.name()) {
            case "-name" -> like(operand, last);
            case "-iname" -> like(operand.toLowerCase(Locale.ROOT), last.toLowerCase(Locale.ROOT));
            case "-path", "-ipath" -> like(operand, path);
            case "-type" ->
                operand.indexOf(
                                node.kind() == Node.Kind.FILE
                                        ? 'f'
                                        : node.kind().sign())
                        >= 0;
            case "-perm" -> permitted(operand, node.mode());
            case "-user", "-group" -> operand.equals(call.machine().owner(node.uid()));
            case "-uid" -> operand.equals(Integer.toString(node.uid()));
            case "-empty" -> node.folder() ? node.children().isEmpty() : node.size(call.scene()) == 0;
            case "-executable" -> node.executable() || node.folder();
            case "-readable" -> node.readableBy(uid);
            case "-writable" -> node.writableBy(uid);
            case "-size" -> compared(operand, blocks(node.size(call.scene()), operand));
            case "-mtime" -> compared(operand, (call.scene().seconds() - node.modified(call.scene())) / 86_400);
            case "-mmin" -> compared(operand, (call.scene().seconds() - node.modified(call.scene())) / 60);
            default -> newer(operand, node);
        };
    }

    private boolean like(String pattern, String text) {
        return Globs.pattern(pattern, call.shell().allowance()).test(text);
    }

    private static boolean permitted(String wanted, int mode) {
        String plain = wanted.replaceFirst("^[-/]", "");
        int bits = plain.matches("[0-7]{1,5}")
                ? Integer.parseInt(plain, 8)
                : (plain.contains("u=s") || plain.contains("u+s") ? 04000 : 0)
                        | (plain.contains("g=s") || plain.contains("g+s") ? 02000 : 0)
                        | (plain.contains("o+w") ? 02 : 0);
        return wanted.startsWith("-")
                ? (mode & bits) == bits
                : wanted.startsWith("/") ? (mode & bits) != 0 : mode == bits;
    }

    private static long blocks(long size, String operand) {
        long unit = operand.endsWith("c") ? 1 : operand.endsWith("k") ? 1 << 10 : operand.endsWith("M") ? 1 << 20 : 512;
        return (size + unit - 1) / unit;
    }

    private boolean compared(String wanted, long value) {
        int number = call.number(wanted.replaceAll("\\D", ""), 0);
        return wanted.startsWith("+") ? value > number : wanted.startsWith("-") ? value < number : value == number;
    }

    private boolean newer(String than, Node node) {
        Node other = call.disk().find(call.path(than));
        return other != null && node.modified(call.scene()) > other.modified(call.scene());
    }

    private int act() {
        for (String path : found) {
            if (action.equals("-delete")) {
                delete(path);
            } else if (command.isEmpty()) {
                call.print(path + (action.equals("-print0") ? "\0" : "\n"));
            } else {
                execute(path);
            }
        }
        return 0;
    }

    private void delete(String path) {
        try {
            call.shell().tell(call.path(path));
            call.disk().remove(call.path(path), call.scene());
        } catch (Trouble e) {
            call.fail("cannot delete ‘" + path + "’: " + e.text());
        }
    }

    private void execute(String path) {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(Xargs.filled(call, word, "{}", path));
        }
        call.shell().apart(words, call);
    }
}
