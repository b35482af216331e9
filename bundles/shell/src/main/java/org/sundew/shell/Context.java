package org.sundew.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Machine.Account;

/** Where a shell stands: who, in which folder, with which variables. A nested shell works on a copy. */
final class Context {
    private static final int FUNCTIONS_MAX = 100;
    private static final String ABSENT = "\0";

    /** Whose language is spoken. */
    enum Dialect {
        BASH,
        DASH,
        ASH
    }

    /** Where what it carries out comes from. */
    enum Source {
        /** Lines at a terminal. */
        TYPED,
        /** Lines without one. */
        STDIN,
        /** {@code -c}, or {@code ssh host command}. */
        COMMAND,
        SCRIPT
    }

    private final Values values;
    private final Map<String, Syntax> functions;
    private final Set<String> exported;
    private final Deque<Map<String, String>> locals = new ArrayDeque<>();
    private Account account;
    private long random;
    private int pids;
    private String folder;
    private List<String> arguments = List.of();
    private String shell;
    private Dialect dialect;
    private Source source;
    private int line = 1;
    private int typed;
    private String trap = "";
    private boolean strict;
    private int status;

    Context(Account account, String folder, String shell, Dialect dialect, Source source) {
        this.account = account;
        this.folder = folder;
        this.shell = shell;
        this.dialect = dialect;
        this.source = source;
        this.values = new Values();
        this.functions = new HashMap<>();
        this.exported = new HashSet<>();
    }

    private Context(Context like) {
        account = like.account;
        folder = like.folder;
        arguments = like.arguments;
        shell = like.shell;
        dialect = like.dialect;
        source = like.source;
        line = like.line;
        strict = like.strict;
        status = like.status;
        values = new Values(like.values);
        functions = new HashMap<>(like.functions);
        exported = new HashSet<>(like.exported);
        random = like.random * 31 + like.next();
        pids = like.pids;
        like.locals.forEach(each -> locals.add(new HashMap<>(each)));
    }

    Context copy() {
        return new Context(this);
    }

    Account account() {
        return account;
    }

    void account(Account next) {
        account = next;
    }

    boolean root() {
        return account.uid() == 0;
    }

    String folder() {
        return folder;
    }

    void folder(String next) {
        folder = next;
    }

    /** {@code $1} and so on. */
    List<String> arguments() {
        return arguments;
    }

    void arguments(List<String> next) {
        arguments = List.copyOf(next);
    }

    /** {@code $0}: what it calls itself in messages. */
    String shell() {
        return shell;
    }

    /** It is another shell from here on, a program: it has what was exported to it, and no functions. */
    void started(String name, Dialect language, Source from) {
        shell = name;
        dialect = language;
        source = from;
        line = 1;
        typed = 0;
        trap = "";
        strict = false;
        locals.clear();
        functions.clear();
        values.keep(each -> !isOwn(each) || exported.contains(each));
    }

    /** Whether it is a variable, and not something that the shell only remembers. */
    private static boolean isOwn(String name) {
        return !name.startsWith("\0") && !name.equals("$");
    }

    Dialect dialect() {
        return dialect;
    }

    Source source() {
        return source;
    }

    /** The line of the command that is carried out, in what it comes from. */
    int line() {
        return line;
    }

    void line(int next) {
        line = next;
    }

    /** The number of the next line that comes from no text that was given whole. */
    int typed() {
        return ++typed;
    }

    /** What is done when it ends. */
    String trap() {
        return trap;
    }

    void trap(String command) {
        trap = command;
    }

    /** Whether it ends when a command fails that nothing asks of. */
    boolean strict() {
        return strict;
    }

    void strict(boolean on) {
        strict = on;
    }

    boolean inFunction() {
        return !locals.isEmpty();
    }

    int status() {
        return status;
    }

    void status(int next) {
        status = next & 0xFF;
    }

    Map<String, String> variables() {
        return values.plain();
    }

    void set(String name, String value) {
        values.set(name, value);
    }

    /** A variable is again what it was, or none, as after a command that was given it alone. */
    void restore(String name, @Nullable String value) {
        values.restore(name, value);
        if (value == null) {
            exported.remove(name);
        }
    }

    String get(String name) {
        return values.get(name);
    }

    boolean has(String name) {
        return values.has(name);
    }

    void unset(String name) {
        values.unset(name);
        exported.remove(name);
        functions.remove(name);
    }

    /** Programs see it. */
    void export(String name) {
        if (exported.size() < Values.COUNT_MAX) {
            exported.add(name);
        }
    }

    boolean exported(String name) {
        return exported.contains(name) && variables().containsKey(name);
    }

    /** All elements of an array; a plain variable is an array of one. */
    List<String> array(String name) {
        return values.array(name);
    }

    void array(String name, List<String> elements) {
        values.array(name, elements);
    }

    /** Sets one element; places far beyond the end are not made. */
    void element(String name, long place, String value) {
        values.element(name, place, value);
    }

    void define(String name, Syntax body) {
        if (functions.size() < FUNCTIONS_MAX) {
            functions.put(name, body);
        }
    }

    @Nullable
    Syntax function(String name) {
        return functions.get(name);
    }

    /** A function begins. */
    void enter() {
        locals.push(new HashMap<>());
    }

    /** A function is over: what was local in it is as before. */
    void leave() {
        locals.pop().forEach((name, before) -> {
            if (before.equals(ABSENT)) {
                variables().remove(name);
            } else {
                variables().put(name, before);
            }
        });
    }

    /** From here on to the end of the function this name is another's. */
    boolean local(String name) {
        Map<String, String> present = locals.peek();
        if (present != null) {
            present.putIfAbsent(name, variables().getOrDefault(name, ABSENT));
        }
        return present != null;
    }

    /** From here on, {@link #next} follows from this. */
    void randomize(long seed) {
        random = seed;
    }

    /** {@code $RANDOM}. */
    int next() {
        random = random * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (int) (random >>> 48) & 0x7FFF;
    }

    /** The number of the next process that this shell starts. */
    int nextPid() {
        String own = get("$");
        pids += 1 + next() % 3;
        return (own.matches("\\d{1,7}") ? Integer.parseInt(own) : 1_000) + pids;
    }

    /** Whether lines are typed into it. */
    boolean interactive() {
        return source == Source.TYPED;
    }
}
