package org.sundew.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Machine.Account;

/** Where a shell stands: who, in which folder, with which variables. A nested shell works on a copy. */
final class Context {
    private static final int VARIABLES_MAX = 500;
    /** How long the values of all variables may be; what is over is not set. */
    static final int VALUES_MAX = 512 * 1024;

    private static final int FUNCTIONS_MAX = 100;
    private static final String ARRAY = "\1";
    private static final String ABSENT = "\0";

    private final Map<String, String> variables;
    private final Map<String, Syntax> functions;
    private final Set<String> exported;
    private final Deque<Map<String, String>> locals = new ArrayDeque<>();
    private Account account;
    private int random;
    private int pids;
    private String folder;
    private List<String> arguments = List.of();
    private String shell;
    private int status;

    Context(Account account, String folder, String shell) {
        this.account = account;
        this.folder = folder;
        this.shell = shell;
        this.variables = new LinkedHashMap<>();
        this.functions = new HashMap<>();
        this.exported = new HashSet<>();
        this.random = shell.hashCode();
    }

    private Context(Context like) {
        account = like.account;
        folder = like.folder;
        arguments = like.arguments;
        shell = like.shell;
        status = like.status;
        variables = new LinkedHashMap<>(like.variables);
        functions = new HashMap<>(like.functions);
        exported = new HashSet<>(like.exported);
        random = like.next();
        pids = like.pids;
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

    void shell(String next) {
        shell = next;
    }

    int status() {
        return status;
    }

    void status(int next) {
        status = next & 0xFF;
    }

    Map<String, String> variables() {
        return variables;
    }

    void set(String name, String value) {
        boolean known = variables.containsKey(name);
        if ((known || variables.size() < VARIABLES_MAX) && held(name) + value.length() <= VALUES_MAX) {
            variables.put(name, value);
        }
    }

    private long held(String without) {
        long sum = 0;
        for (Map.Entry<String, String> each : variables.entrySet()) {
            sum += each.getKey().equals(without) ? 0 : each.getValue().length();
        }
        return sum;
    }

    String get(String name) {
        return variables.getOrDefault(name, "");
    }

    boolean has(String name) {
        return variables.containsKey(name) || variables.containsKey(ARRAY + name);
    }

    void unset(String name) {
        variables.remove(name);
        variables.remove(ARRAY + name);
        functions.remove(name);
    }

    /** Programs see it. */
    void export(String name) {
        if (exported.size() < VARIABLES_MAX) {
            exported.add(name);
        }
    }

    boolean exported(String name) {
        return exported.contains(name) && variables.containsKey(name);
    }

    /** All elements of an array; a plain variable is an array of one. */
    List<String> array(String name) {
        String all = variables.get(ARRAY + name);
        if (all == null) {
            return variables.containsKey(name) ? List.of(get(name)) : List.of();
        }
        return all.isEmpty() ? List.of() : List.of(all.substring(1).split(ARRAY, -1));
    }

    void array(String name, List<String> elements) {
        StringBuilder all = new StringBuilder();
        elements.forEach(each -> all.append(ARRAY).append(each.replace(ARRAY, "")));
        set(ARRAY + name, all.toString());
    }

    /** Sets one element; places far beyond the end are not made. */
    void element(String name, long place, String value) {
        List<String> all = new ArrayList<>(array(name));
        if (place < 0 || place > all.size() + 100L) {
            return;
        }
        while (all.size() <= place) {
            all.add("");
        }
        all.set((int) place, value);
        array(name, all);
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
                variables.remove(name);
            } else {
                variables.put(name, before);
            }
        });
    }

    /** From here on to the end of the function this name is another's. */
    boolean local(String name) {
        Map<String, String> present = locals.peek();
        if (present != null) {
            present.putIfAbsent(name, variables.getOrDefault(name, ABSENT));
        }
        return present != null;
    }

    /** {@code $RANDOM}. */
    int next() {
        random = random * 1_103_515_245 + 12_345 + get("$").hashCode();
        return random >>> 16 & 0x7FFF;
    }

    /** The number of the next process that this shell starts. */
    int nextPid() {
        String own = get("$");
        pids += 1 + next() % 3;
        return (own.matches("\\d{1,7}") ? Integer.parseInt(own) : 1_000) + pids;
    }

    /** Whether lines are typed into it. */
    boolean interactive() {
        return shell.startsWith("-");
    }
}
