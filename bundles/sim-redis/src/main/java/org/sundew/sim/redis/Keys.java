package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
                writes("rename", 3, this::rename),
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

    /** All keys at once, whatever COUNT says: the cursor is then 0. */
    private void scan(List<String> words, Reply reply) {
        if (Numbers.of(words.get(1)).isEmpty()) {
            reply.error("ERR invalid cursor");
            return;
        }
        String pattern = "*";
        for (int i = 2; i < words.size(); i += 2) {
            String option = words.get(i).toLowerCase(Locale.ROOT);
            if (i + 1 == words.size() || !Set.of("match", "count", "type").contains(option)) {
                reply.error("ERR syntax error");
                return;
            }
            pattern = option.equals("match") ? words.get(i + 1) : pattern;
        }
        reply.array(2);
        reply.bulk("0");
        reply.bulks(matching(pattern));
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

    private void rename(List<String> words, Reply reply) {
        Optional<Value> value = client.get(words.get(1));
        if (value.isEmpty()) {
            reply.error("ERR no such key");
            return;
        }
        Optional<Instant> expires = client.space.expires(client.database, words.get(1));
        long bytes = client.space.bytes(client.database, words.get(1));
        client.space.remove(client.database, words.get(1));
        client.space.put(client.database, words.get(2), value.get(), bytes);
        client.space.expire(client.database, words.get(2), expires);
        reply.ok();
    }
}
