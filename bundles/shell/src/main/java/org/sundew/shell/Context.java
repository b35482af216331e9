package org.sundew.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sundew.shell.Machine.Account;

/** Where a shell stands: who, in which folder, with which variables. A nested shell works on a copy. */
final class Context {
    private static final int VARIABLES_MAX = 500;
    /** How long the values of all variables may be; what is over is not set. */
    static final int VALUES_MAX = 512 * 1024;

    private final Map<String, String> variables;
    private Account account;
    private String folder;
    private List<String> arguments = List.of();
    private String shell;
    private int status;

    Context(Account account, String folder, String shell) {
        this.account = account;
        this.folder = folder;
        this.shell = shell;
        this.variables = new LinkedHashMap<>();
    }

    private Context(Context like) {
        account = like.account;
        folder = like.folder;
        arguments = like.arguments;
        shell = like.shell;
        status = like.status;
        variables = new LinkedHashMap<>(like.variables);
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
}
