package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is done to keys, whatever they hold. */
final class Keys {
    private static final Set<String> FREEING =
            Set.of("del", "unlink", "flushdb", "flushall", "lpop", "rpop", "srem", "hdel", "expire", "pexpire");
    private static final long FAR_SECONDS = 10_000_000_000L;

    private final Client client;

    Keys(Client client) {
        this.client = client;
    }

    /** Whether a command is played even by a Redis that is full. */
    static boolean frees(String command) {
        return FREEING.contains(command);
    }

    List<Command> commands() {
        return List.of(
                writes("del", -2, this::delete),
                writes("unlink", -2, this::delete),
                reads("exists", -2, this::exists),
                reads("keys", 2, (words, reply) -> reply.bulks(matching(words.get(1)))),
                reads("scan", -2, this::scan),
                reads("randomkey", 1, this::random),
                reads(
                        "type",
                        2,
                        (words, reply) -> reply.status(
                                client.get(words.get(1)).map(Value::type).orElse("none"))),
                reads("ttl", 2, (words, reply) -> left(words.get(1), 1000, reply)),
                reads("pttl", 2, (words, reply) -> left(words.get(1), 1, reply)),
                writes("expire", 3, (words, reply) -> expire(words, 1000, reply)),
                writes("pexpire", 3, (words, reply) -> expire(words, 1, reply)),
                writes("persist", 2, this::persist),
                writes("expireat", 3, (words, reply) -> expireAt(words, 1000, reply)),
                writes("pexpireat", 3, (words, reply) -> expireAt(words, 1, reply)),
                writes("rename", 3, (words, reply) -> rename(words, false, reply)),
                writes("renamenx", 3, (words, reply) -> rename(words, true, reply)),
                writes("move", 3, this::move),
                reads("touch", -2, this::exists),
                reads("object", -2, this::object),
                reads("dump", 2, (words, reply) -> reply.nil()));
    }

    private void delete(List<String> words, Reply reply) {
        long removed = words.stream()
                .skip(1)
                .filter(key -> client.space.remove(client.database, key))
                .count();
        reply.number(removed);
    }

    private void exists(List<String> words, Reply reply) {
        reply.number(words.stream()
                .skip(1)
                .filter(key -> client.get(key).isPresent())
                .count());
    }

    private List<String> matching(String pattern) {
        return client.space.keys(client.database).stream()
                .filter(key -> client.glob.matches(pattern, key))
                .toList();
    }

    private void scan(List<String> words, Reply reply) {
        scan(
                words,
                1,
                client.glob,
                reply,
                pattern -> Optional.of(client.space.keys(client.database).stream()
                        .filter(pattern)
                        .toList()));
    }

    /**
     * Answers what one of the SCAN commands finds, all at once whatever COUNT says: the cursor is then 0.
     *
     * @param at   where among the words the cursor is
     * @param find what there is that a pattern matches; nothing, if it says in the reply why not
     */
    static void scan(
            List<String> words,
            int at,
            Glob glob,
            Reply reply,
            Function<Predicate<String>, Optional<List<String>>> find) {
        if (!words.get(at).matches("\\d{1,20}")) {
            reply.error("ERR invalid cursor");
            return;
        }
        String pattern = "*";
        for (int i = at + 1; i < words.size(); i += 2) {
            String option = words.get(i).toLowerCase(Locale.ROOT);
            boolean count = option.equals("count");
            if (i + 1 == words.size() || !(count || option.equals("match"))) {
                reply.error(Texts.SYNTAX);
                return;
            }
            Optional<Long> number = Numbers.of(words.get(i + 1));
            if (count && (number.isEmpty() || number.get() < 1)) {
                reply.error(number.isEmpty() ? Texts.NO_NUMBER : Texts.SYNTAX);
                return;
            }
            pattern = count ? pattern : words.get(i + 1);
        }
        String wanted = pattern;
        find.apply(each -> glob.matches(wanted, each)).ifPresent(found -> {
            reply.array(2);
            reply.bulk("0");
            reply.bulks(found);
        });
    }

    private void random(List<String> words, Reply reply) {
        List<String> keys = client.space.keys(client.database);
        if (keys.isEmpty()) {
            reply.nil();
        } else {
            reply.bulk(keys.get((int) Math.floorMod(client.session.now().toEpochMilli(), (long) keys.size())));
        }
    }

    private void left(String key, int millis, Reply reply) {
        if (client.get(key).isEmpty()) {
            reply.number(-2);
            return;
        }
        reply.number(client.space
                .expires(client.database, key)
                .map(when -> Duration.between(client.session.now(), when).toMillis() / millis)
                .orElse(-1L));
    }

    private void expire(List<String> words, long millis, Reply reply) {
        Optional<Long> time = Numbers.of(words.get(2));
        if (time.isEmpty()) {
            reply.error("ERR value is not an integer or out of range");
            return;
        }
        boolean there = client.get(words.get(1)).isPresent();
        client.space.expire(client.database, words.get(1), Optional.of(in(client.session.now(), time.get(), millis)));
        reply.truth(there);
    }

    /** The time so many units from now, and none that no clock reaches. */
    static Instant in(Instant now, long units, long millis) {
        long bounded = Math.max(-FAR_SECONDS, Math.min(FAR_SECONDS, units));
        return now.plusMillis(bounded * millis);
    }

    private void persist(List<String> words, Reply reply) {
        boolean did = client.space.expires(client.database, words.get(1)).isPresent();
        client.space.expire(client.database, words.get(1), Optional.empty());
        reply.truth(did);
    }

    private void expireAt(List<String> words, long millis, Reply reply) {
        Optional<Long> time = Numbers.of(words.get(2));
        if (time.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        boolean there = client.get(words.get(1)).isPresent();
        client.space.expire(client.database, words.get(1), Optional.of(in(Instant.EPOCH, time.get(), millis)));
        reply.truth(there);
    }

    private void move(List<String> words, Reply reply) {
        int from = client.database;
        Optional<Long> to = Numbers.of(words.get(2)).filter(index -> index >= 0 && index < Keyspace.DATABASES);
        if (to.isEmpty()) {
            reply.error("ERR index out of range");
        } else if (to.get() == from) {
            reply.error("ERR source and destination objects are the same");
        } else {
            Optional<Value> value = client.get(words.get(1));
            boolean moves = value.isPresent()
                    && client.space.get(to.get().intValue(), words.get(1)).isEmpty();
            if (moves) {
                put(from, words.get(1), to.get().intValue(), words.get(1), value.orElseThrow());
            }
            reply.truth(moves);
        }
    }

    /** Stores the value of one key under another, where it expires as before, and takes the first away. */
    private void put(int from, String key, int to, String name, Value value) {
        Optional<Instant> expires = client.space.expires(from, key);
        long bytes = client.space.bytes(from, key);
        client.space.remove(from, key);
        client.space.put(to, name, value, bytes);
        client.space.expire(to, name, expires);
    }

    private void object(List<String> words, Reply reply) {
        String verb = words.get(1).toLowerCase(Locale.ROOT);
        Optional<Value> value = words.size() == 3 ? client.get(words.get(2)) : Optional.empty();
        if (words.size() != 3
                || !Set.of("encoding", "refcount", "idletime", "freq").contains(verb)) {
            reply.error(client.settings.edition().subcommand("OBJECT", words.get(1)));
        } else if (value.isEmpty()) {
            reply.nil();
        } else if (verb.equals("freq")) {
            reply.error(
                    "ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when"
                            + " switching between policies at runtime LRU and LFU data will take some time to adjust.");
        } else if (verb.equals("encoding")) {
            reply.bulk(value.get().encoding());
        } else {
            reply.number(verb.equals("refcount") ? 1 : 0);
        }
    }

    private void rename(List<String> words, boolean onlyNew, Reply reply) {
        Optional<Value> value = client.get(words.get(1));
        if (value.isEmpty()) {
            reply.error("ERR no such key");
            return;
        }
        boolean free = client.get(words.get(2)).isEmpty();
        if (free || !onlyNew) {
            put(client.database, words.get(1), client.database, words.get(2), value.get());
        }
        if (onlyNew) {
            reply.truth(free);
        } else {
            reply.ok();
        }
    }
}
