package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is done to hashes. */
final class Hashes {
    private final Client client;

    Hashes(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                writes("hset", -4, (words, reply) -> setFields(words, false, reply)),
                writes("hmset", -4, (words, reply) -> setFields(words, true, reply)),
                writes("hsetnx", 4, this::setNew),
                reads("hget", 3, (words, reply) -> read(words, reply, fields -> value(fields, words.get(2), reply))),
                reads("hmget", -3, this::some),
                reads("hgetall", 2, this::allFields),
                reads(
                        "hexists",
                        3,
                        (words, reply) -> read(words, reply, fields -> reply.truth(fields.containsKey(words.get(2))))),
                reads(
                        "hstrlen",
                        3,
                        (words, reply) -> read(
                                words,
                                reply,
                                fields -> reply.number(
                                        fields.getOrDefault(words.get(2), "").length()))),
                writes("hdel", -3, this::removeFields),
                reads("hkeys", 2, (words, reply) -> read(words, reply, fields -> reply.bulks(fields.keySet()))),
                reads("hvals", 2, (words, reply) -> read(words, reply, fields -> reply.bulks(fields.values()))),
                reads("hlen", 2, (words, reply) -> read(words, reply, fields -> reply.number(fields.size()))),
                writes("hincrby", 4, this::add),
                writes("hincrbyfloat", 4, this::addReal),
                reads("hscan", -3, this::scan));
    }

    private void read(List<String> words, Reply reply, Consumer<Map<String, String>> reader) {
        fields(words.get(1), reply).ifPresent(reader);
    }

    private static void value(Map<String, String> fields, String name, Reply reply) {
        String value = fields.get(name);
        if (value == null) {
            reply.nil();
        } else {
            reply.bulk(value);
        }
    }

    /** The hash at this key, empty where there is none; nothing, and an error in the reply, where it is something else. */
    private Optional<Map<String, String>> fields(String key, Reply reply) {
        Optional<Value> value = client.get(key);
        if (value.isEmpty()) {
            return Optional.of(Map.of());
        }
        if (value.get() instanceof Value.Fields fields) {
            return Optional.of(fields.fields());
        }
        reply.error(Texts.WRONG_TYPE);
        return Optional.empty();
    }

    private void setFields(List<String> words, boolean many, Reply reply) {
        if (words.size() % 2 == 1) {
            reply.error(client.settings.edition().miscount(words.get(0), "HMSET"));
            return;
        }
        String key = words.get(1);
        if (client.get(key).isEmpty()) {
            client.space.put(client.database, key, new Value.Fields(), 0);
        }
        fields(key, reply).ifPresent(fields -> {
            int added = 0;
            for (int i = 2; i < words.size(); i += 2) {
                added += setField(key, fields, words.get(i), words.get(i + 1));
            }
            if (many) {
                reply.ok();
            } else {
                reply.number(added);
            }
        });
    }

    private int setField(String key, Map<String, String> fields, String name, String value) {
        String before = fields.put(name, value);
        long grown = before != null ? -before.length() : name.length() + Value.ITEM_COST;
        client.space.grew(client.database, key, grown + value.length());
        return before != null ? 0 : 1;
    }

    private void allFields(List<String> words, Reply reply) {
        fields(words.get(1), reply).ifPresent(fields -> {
            reply.map(fields.size());
            fields.forEach((name, value) -> {
                reply.bulk(name);
                reply.bulk(value);
            });
        });
    }

    private void removeFields(List<String> words, Reply reply) {
        String key = words.get(1);
        fields(key, reply).ifPresent(fields -> {
            int removed = 0;
            for (String name : words.subList(2, words.size())) {
                String value = fields.containsKey(name) ? fields.remove(name) : null;
                if (value != null) {
                    removed++;
                    client.space.grew(client.database, key, -name.length() - value.length() - Value.ITEM_COST);
                }
            }
            if (fields.isEmpty()) {
                client.space.remove(client.database, key);
            }
            reply.number(removed);
        });
    }

    private void setNew(List<String> words, Reply reply) {
        read(words, reply, fields -> {
            boolean free = !fields.containsKey(words.get(2));
            if (free) {
                setFields(words, true, new Reply(false));
            }
            reply.truth(free);
        });
    }

    private void some(List<String> words, Reply reply) {
        read(words, reply, fields -> {
            reply.array(words.size() - 2);
            words.subList(2, words.size()).forEach(name -> value(fields, name, reply));
        });
    }

    private void add(List<String> words, Reply reply) {
        Optional<Long> amount = Numbers.of(words.get(3));
        if (amount.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        read(words, reply, fields -> {
            Optional<Long> before = Numbers.of(fields.getOrDefault(words.get(2), "0"));
            OptionalLong sum = before.isPresent() ? Numbers.sum(before.get(), amount.get()) : OptionalLong.empty();
            if (before.isEmpty()) {
                reply.error("ERR hash value is not an integer");
            } else if (sum.isEmpty()) {
                reply.error(Texts.OVERFLOW);
            } else {
                setFields(
                        List.of("hset", words.get(1), words.get(2), Long.toString(sum.getAsLong())),
                        true,
                        new Reply(false));
                reply.number(sum.getAsLong());
            }
        });
    }

    private void addReal(List<String> words, Reply reply) {
        OptionalDouble amount = Numbers.real(words.get(3));
        if (amount.isEmpty()) {
            reply.error("ERR value is not a valid float");
            return;
        }
        read(words, reply, fields -> {
            OptionalDouble before = Numbers.real(fields.getOrDefault(words.get(2), "0"));
            double sum = before.orElse(0) + amount.getAsDouble();
            if (before.isEmpty()) {
                reply.error("ERR hash value is not a float");
            } else if (Double.isInfinite(sum) || Double.isNaN(sum)) {
                reply.error("ERR increment would produce NaN or Infinity");
            } else {
                String text = Numbers.plain(sum);
                setFields(List.of("hset", words.get(1), words.get(2), text), true, new Reply(false));
                reply.bulk(text);
            }
        });
    }

    private void scan(List<String> words, Reply reply) {
        Keys.scan(
                words,
                2,
                client.glob,
                reply,
                pattern -> fields(words.get(1), reply)
                        .map(fields -> fields.entrySet().stream()
                                .filter(each -> pattern.test(each.getKey()))
                                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                                .toList()));
    }
}
