package org.sundew.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sundew.shell.Machine.Account;

/** Where a shell stands: who, in which folder, with which variables. A nested shell works on a copy. */
final class Context {
    private static final int VARIABLES_MAX = 500;

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
        if (variables.size() < VARIABLES_MAX || variables.containsKey(name)) {
            variables.put(name, value);
        }
    }

    String get(String name) {
        return variables.getOrDefault(name, "");
    }
}
