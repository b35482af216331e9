package org.sundew.sim.redis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sundew.event.Severity;

/**
 * What makes a command more than the use of a database.
 *
 * @param what a word for it
 */
record Abuse(String what, Severity severity) {
    private static final Map<String, Abuse> BY_NAME = Map.ofEntries(
            Map.entry("slaveof", high("replication")),
            Map.entry("replicaof", high("replication")),
            Map.entry("psync", high("replication")),
            Map.entry("sync", high("replication")),
            Map.entry("module", high("module")),
            Map.entry("system.exec", high("module")),
            Map.entry("system.rev", high("module")),
            Map.entry("eval", high("script")),
            Map.entry("eval_ro", high("script")),
            Map.entry("evalsha", high("script")),
            Map.entry("evalsha_ro", high("script")),
            Map.entry("script", high("script")),
            Map.entry("function", high("script")),
            Map.entry("fcall", high("script")),
            Map.entry("fcall_ro", high("script")),
            Map.entry("debug", high("debug")),
            Map.entry("migrate", high("outbound")),
            Map.entry("shutdown", high("shutdown")),
            Map.entry("flushall", new Abuse("flush", Severity.MEDIUM)),
            Map.entry("flushdb", new Abuse("flush", Severity.MEDIUM)),
            Map.entry("save", new Abuse("save", Severity.MEDIUM)),
            Map.entry("bgsave", new Abuse("save", Severity.MEDIUM)));

    /** What is written into a value so that another program runs it. */
    private static final Map<String, String> PAYLOADS = Map.of(
            "ssh-rsa ", "ssh-key",
            "ssh-ed25519 ", "ssh-key",
            "ecdsa-sha2-", "ssh-key",
            "* * * *", "cron",
            "/dev/tcp/", "shell",
            "/bin/sh", "shell",
            "/bin/bash", "shell",
            "curl ", "download",
            "wget ", "download",
            "<?php", "web-shell");

    /** How far into a request is looked for payloads. */
    private static final int LOOK = 65_536;

    private static Abuse high(String what) {
        return new Abuse(what, Severity.HIGH);
    }

    static Optional<Abuse> in(Request request) {
        List<String> words = request.words();
        String name = request.name();
        if (name.equals("config")) {
            return words.size() < 2 ? Optional.empty() : config(words);
        }
        Abuse known = BY_NAME.get(name);
        return known != null ? Optional.of(known) : payload(words);
    }

    private static Optional<Abuse> config(List<String> words) {
        return switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "set" -> Optional.of(high("config"));
            case "rewrite" -> Optional.of(high("config"));
            default -> Optional.empty();
        };
    }

    /** What is in the words behind the command, wherever the value is: options and other pairs may follow it. */
    private static Optional<Abuse> payload(List<String> words) {
        StringBuilder start = new StringBuilder();
        for (int i = 1; i < words.size() && start.length() < LOOK; i++) {
            start.append(words.get(i), 0, Math.min(words.get(i).length(), LOOK - start.length()))
                    .append('\n');
        }
        return PAYLOADS.entrySet().stream()
                .filter(each -> start.indexOf(each.getKey()) >= 0)
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .map(Abuse::high);
    }
}
