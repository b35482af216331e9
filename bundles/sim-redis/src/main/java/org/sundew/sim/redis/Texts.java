package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is done to strings. */
final class Texts {
    static final String WRONG_TYPE = "WRONGTYPE Operation against a key holding the wrong kind of value";
    static final String NO_NUMBER = "ERR value is not an integer or out of range";
    static final String SYNTAX = "ERR syntax error";
    static final String OVERFLOW = "ERR increment or decrement would overflow";

    private final Client client;

    Texts(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                reads("get", 2, (words, reply) -> tell(words.get(1), reply)),
                writes("set", -3, this::set),
                writes("setnx", 3, this::setNew),
                writes("setex", 4, (words, reply) -> setFor(words, 1000, reply)),
                writes("psetex", 4, (words, reply) -> setFor(words, 1, reply)),
                writes("getset", 3, this::getSet),
                reads("mget", -2, this::getMany),
                writes("mset", -3, (words, reply) -> setMany(words, false, reply)),
                writes("msetnx", -3, (words, reply) -> setMany(words, true, reply)),
                writes("append", 3, this::append),
                reads("strlen", 2, this::length),
                writes("incr", 2, (words, reply) -> add(words.get(1), 1, reply)),
                writes("decr", 2, (words, reply) -> add(words.get(1), -1, reply)),
                writes("incrby", 3, (words, reply) -> add(words, 1, reply)),
                writes("decrby", 3, (words, reply) -> add(words, -1, reply)));
    }

    private void tell(String key, Reply reply) {
        Optional<Value> value = client.get(key);
        if (value.isEmpty()) {
            reply.nil();
        } else if (value.get() instanceof Value.Text text) {
            reply.bulk(text.text());
        } else {
            reply.error(WRONG_TYPE);
        }
    }

    private void put(String key, String text) {
        client.space.put(client.database, key, text);
    }

    private void set(List<String> words, Reply reply) {
        boolean there = client.get(words.get(1)).isPresent();
        boolean only = true;
        long millis = 0;
        for (int i = 3; i < words.size(); i++) {
            String option = words.get(i).toLowerCase(Locale.ROOT);
            boolean timed = (option.equals("ex") || option.equals("px")) && i + 1 < words.size();
            if (option.equals("nx") || option.equals("xx")) {
                only = there == option.equals("xx");
            } else if (timed) {
                Optional<Long> time = Numbers.of(words.get(++i));
                if (time.isEmpty() || time.get() <= 0) {
                    reply.error(
                            time.isEmpty()
                                    ? NO_NUMBER
                                    : client.settings.edition().about("ERR invalid expire time in ", "set"));
                    return;
                }
                millis = Math.min(time.get(), Integer.MAX_VALUE) * (option.equals("ex") ? 1000 : 1);
            } else {
                reply.error(SYNTAX);
                return;
            }
        }
        if (!only) {
            reply.nil();
            return;
        }
        put(words.get(1), words.get(2));
        expire(words.get(1), millis);
        reply.ok();
    }

    private void expire(String key, long millis) {
        if (millis > 0) {
            client.space.expire(
                    client.database, key, Optional.of(client.session.now().plusMillis(millis)));
        }
    }

    private void setNew(List<String> words, Reply reply) {
        boolean free = client.get(words.get(1)).isEmpty();
        if (free) {
            put(words.get(1), words.get(2));
        }
        reply.truth(free);
    }

    private void setFor(List<String> words, long unit, Reply reply) {
        Optional<Long> time = Numbers.of(words.get(2));
        if (time.isEmpty() || time.get() <= 0) {
            reply.error(
                    time.isEmpty()
                            ? NO_NUMBER
                            : client.settings
                                    .edition()
                                    .about(
                                            "ERR invalid expire time in ",
                                            words.get(0).toLowerCase(Locale.ROOT)));
            return;
        }
        put(words.get(1), words.get(3));
        expire(words.get(1), Math.min(time.get(), Integer.MAX_VALUE) * unit);
        reply.ok();
    }

    private void getSet(List<String> words, Reply reply) {
        tell(words.get(1), reply);
        if (client.get(words.get(1)).map(Value.Text.class::isInstance).orElse(true)) {
            put(words.get(1), words.get(2));
        }
    }

    private void getMany(List<String> words, Reply reply) {
        reply.array(words.size() - 1);
        for (String key : words.subList(1, words.size())) {
            if (client.get(key).orElse(null) instanceof Value.Text text) {
                reply.bulk(text.text());
            } else {
                reply.nil();
            }
        }
    }

    private void setMany(List<String> words, boolean onlyNew, Reply reply) {
        if (words.size() % 2 == 0) {
            reply.error(
                    client.settings.major() < 7
                            ? "ERR wrong number of arguments for MSET"
                            : client.settings.edition().miscount(words.get(0), "MSET"));
            return;
        }
        boolean free =
                !onlyNew || everySecond(words).noneMatch(key -> client.get(key).isPresent());
        for (int i = 1; i < words.size() && free; i += 2) {
            put(words.get(i), words.get(i + 1));
        }
        if (onlyNew) {
            reply.truth(free);
        } else {
            reply.ok();
        }
    }

    private static Stream<String> everySecond(List<String> words) {
        return IntStream.range(0, words.size() / 2).mapToObj(i -> words.get(2 * i + 1));
    }

    private void append(List<String> words, Reply reply) {
        Optional<String> before = client.text(words.get(1), reply);
        if (before.isPresent()) {
            String after = before.get() + words.get(2);
            client.replace(words.get(1), after);
            reply.number(after.length());
        }
    }

    private void length(List<String> words, Reply reply) {
        client.text(words.get(1), reply).ifPresent(text -> reply.number(text.length()));
    }

    private void add(List<String> words, int sign, Reply reply) {
        Optional<Long> amount = Numbers.of(words.get(2));
        if (amount.isEmpty() || amount.get() == Long.MIN_VALUE) {
            reply.error(NO_NUMBER);
            return;
        }
        add(words.get(1), sign * amount.get(), reply);
    }

    private void add(String key, long amount, Reply reply) {
        Optional<String> text = client.text(key, reply);
        if (text.isEmpty()) {
            return;
        }
        Optional<Long> before = text.get().isEmpty() ? Optional.of(0L) : Numbers.of(text.get());
        if (before.isEmpty()) {
            reply.error(NO_NUMBER);
            return;
        }
        OptionalLong sum = Numbers.sum(before.get(), amount);
        if (sum.isEmpty()) {
            reply.error(OVERFLOW);
            return;
        }
        client.replace(key, Long.toString(sum.getAsLong()));
        reply.number(sum.getAsLong());
    }
}
