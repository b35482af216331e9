package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked of the server itself: INFO, CONFIG, SAVE and the like. */
final class Server {
    /** What an object costs in Redis beyond its bytes. */
    private static final int OBJECT_BYTES = 48;

    private static final String NO_CLUSTER = "ERR This instance has cluster support disabled";

    private final Client client;
    private final Command.Play list;
    private final Witness witness;

    Server(Client client, Command.Play list, Witness witness) {
        this.client = client;
        this.list = list;
        this.witness = witness;
    }

    List<Command> commands() {
        return List.of(
                reads("info", -1, this::info),
                reads("config", -2, this::config),
                reads("command", -1, list),
                reads("save", 1, (words, reply) -> save("OK", reply)),
                reads("bgsave", -1, (words, reply) -> save("Background saving started", reply)),
                reads(
                        "bgrewriteaof",
                        1,
                        (words, reply) -> reply.status("Background append only file rewriting started")),
                reads("lastsave", 1, (words, reply) -> reply.number(client.saved.getEpochSecond())),
                reads("shutdown", -1, this::shutDown),
                reads("time", 1, this::time),
                reads("dbsize", 1, (words, reply) -> reply.number(client.space.size(client.database))),
                writes("flushdb", -1, this::flushDatabase),
                writes("flushall", -1, this::flushAll),
                reads("slowlog", -2, this::slowLog),
                reads("memory", -2, this::memory),
                reads("debug", -2, this::debug),
                reads("latency", -2, this::latency),
                reads("pubsub", -2, this::channels),
                writes("swapdb", 3, this::swap),
                reads("cluster", -2, (words, reply) -> reply.error(NO_CLUSTER)),
                reads("asking", 1, (words, reply) -> reply.error(NO_CLUSTER)),
                reads("readonly", 1, (words, reply) -> reply.error(NO_CLUSTER)),
                reads("readwrite", 1, (words, reply) -> reply.error(NO_CLUSTER)),
                reads("monitor", 1, (words, reply) -> reply.ok()));
    }

    private void info(List<String> words, Reply reply) {
        if (words.size() > 2 && client.settings.major() < 7) {
            reply.error("ERR syntax error");
            return;
        }
        Set<String> asked = words.stream()
                .skip(1)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        reply.verbatim(new Info(client).text(asked));
    }

    private void config(List<String> words, Reply reply) {
        String verb = words.get(1).toLowerCase(Locale.ROOT);
        int arguments = words.size() - 2;
        boolean many = client.settings.major() >= 7;
        if (verb.equals("get") && (arguments == 1 || (many && arguments > 0))) {
            get(words.subList(2, words.size()), reply);
        } else if (verb.equals("set") && many && arguments > 2 && arguments % 2 == 1) {
            reply.error(Texts.SYNTAX);
        } else if (verb.equals("set") && (arguments == 2 || (many && arguments > 0 && arguments % 2 == 0))) {
            set(words.subList(2, words.size()), reply);
        } else if ((verb.equals("resetstat") || verb.equals("rewrite")) && arguments == 0) {
            reply.ok();
        } else {
            reply.error(client.settings.edition().subcommand("CONFIG", words.get(1)));
        }
    }

    private void get(List<String> patterns, Reply reply) {
        List<String> lower =
                patterns.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        Map<String, String> found = client.parameters.matching(
                name -> lower.stream().anyMatch(pattern -> client.glob.matches(pattern, name)),
                client.machine.persona().seed("redis.config.order"));
        reply.map(found.size());
        found.forEach((name, value) -> {
            reply.bulk(name);
            reply.bulk(value);
        });
    }

    /** Sets all of these pairs, or none of them. */
    private void set(List<String> pairs, Reply reply) {
        for (int i = 0; i < pairs.size(); i += 2) {
            String refusal = client.parameters.refusal(pairs.get(i), pairs.get(i + 1));
            if (!refusal.isEmpty()) {
                reply.error(refusal);
                return;
            }
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            client.parameters.set(pairs.get(i).toLowerCase(Locale.ROOT), pairs.get(i + 1));
        }
        reply.ok();
    }

    /** Nothing is written. What would be, and is not in its usual place, is an upload. */
    private void save(String answer, Reply reply) {
        if (client.parameters.moved()) {
            String content = String.join("\n", client.space.texts());
            witness.saved(client.parameters.file(), content, sha256(content));
        }
        client.changes = 0;
        client.saved = client.session.now();
        reply.status(answer);
    }

    private void shutDown(List<String> words, Reply reply) {
        if (words.size() > 2 || (words.size() == 2 && !words.get(1).matches("(?i)(no)?save"))) {
            reply.error(Texts.SYNTAX);
        } else {
            client.leave();
        }
    }

    private static String sha256(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private void time(List<String> words, Reply reply) {
        Instant now = client.session.now();
        reply.array(2);
        reply.bulk(Long.toString(now.getEpochSecond()));
        reply.bulk(Integer.toString(now.getNano() / 1000));
    }

    private void flushDatabase(List<String> words, Reply reply) {
        client.space.clear(client.database);
        reply.ok();
    }

    private void flushAll(List<String> words, Reply reply) {
        for (int i = 0; i < Keyspace.DATABASES; i++) {
            client.space.clear(i);
        }
        reply.ok();
    }

    private void slowLog(List<String> words, Reply reply) {
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "get" -> reply.array(0);
            case "len" -> reply.number(0);
            case "reset" -> reply.ok();
            default -> reply.error(client.settings.edition().subcommand("SLOWLOG", words.get(1)));
        }
    }

    private void memory(List<String> words, Reply reply) {
        if (words.get(1).equalsIgnoreCase("usage") && words.size() == 3) {
            client.get(words.get(2))
                    .ifPresentOrElse(
                            value -> reply.number(client.space.bytes(client.database, words.get(2)) + OBJECT_BYTES),
                            reply::nil);
        } else {
            reply.error(client.settings.edition().subcommand("MEMORY", words.get(1)));
        }
    }

    /** What 7.0 says to who wants what its configuration does not allow by default. */
    static String notAllowed(String command) {
        return "ERR " + command + " command not allowed. If the enable-" + command.toLowerCase(Locale.ROOT)
                + "-command option is set to \"local\", you can run it from a local connection, otherwise you need to set"
                + " this option in the configuration file, and then restart the server.";
    }

    private void debug(List<String> words, Reply reply) {
        if (client.settings.major() >= 7) {
            reply.error(notAllowed("DEBUG"));
            return;
        }
        if (words.get(1).equalsIgnoreCase("sleep") && words.size() == 3) {
            reply.ok();
        } else {
            reply.error(client.settings.edition().subcommand("DEBUG", words.get(1)));
        }
    }

    private void latency(List<String> words, Reply reply) {
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "latest", "history" -> reply.array(0);
            case "reset" -> reply.number(0);
            default -> reply.error(client.settings.edition().subcommand("LATENCY", words.get(1)));
        }
    }

    private void channels(List<String> words, Reply reply) {
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "channels" -> reply.array(0);
            case "numpat" -> reply.number(0);
            case "numsub" -> {
                reply.array(2 * (words.size() - 2));
                words.subList(2, words.size()).forEach(name -> {
                    reply.bulk(name);
                    reply.number(0);
                });
            }
            default -> reply.error(client.settings.edition().subcommand("PUBSUB", words.get(1)));
        }
    }

    private void swap(List<String> words, Reply reply) {
        Optional<Long> one = Numbers.of(words.get(1));
        Optional<Long> other = Numbers.of(words.get(2));
        if (one.isEmpty() || other.isEmpty()) {
            reply.error("ERR invalid " + (one.isEmpty() ? "first" : "second") + " DB index");
        } else if (Math.min(one.get(), other.get()) < 0 || Math.max(one.get(), other.get()) >= Keyspace.DATABASES) {
            reply.error("ERR DB index is out of range");
        } else {
            client.space.swap(one.get().intValue(), other.get().intValue());
            reply.ok();
        }
    }
}
