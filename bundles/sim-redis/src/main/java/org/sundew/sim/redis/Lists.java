package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is done to lists. */
final class Lists {
    private final Client client;

    Lists(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                writes("lpush", -3, (words, reply) -> push(words, true, reply)),
                writes("rpush", -3, (words, reply) -> push(words, false, reply)),
                writes("lpushx", -3, (words, reply) -> pushKnown(words, true, reply)),
                writes("rpushx", -3, (words, reply) -> pushKnown(words, false, reply)),
                reads("lindex", 3, this::item),
                writes("lset", 4, this::set),
                writes("lrem", 4, this::remove),
                writes("ltrim", 4, this::trim),
                writes("linsert", 5, this::insert),
                writes("rpoplpush", 3, this::rotate),
                writes("lpop", 2, (words, reply) -> pop(words.get(1), true, reply)),
                writes("rpop", 2, (words, reply) -> pop(words.get(1), false, reply)),
                reads("llen", 2, this::length),
                reads("lrange", 4, this::range));
    }

    /** The list at this key, or nothing; where it is something else, the reply says so. */
    private Optional<Deque<String>> list(String key, Runnable absent, Reply reply) {
        Optional<Value> value = client.get(key);
        if (value.isEmpty()) {
            absent.run();
        } else if (value.get() instanceof Value.Items items) {
            return Optional.of(items.items());
        } else {
            reply.error(Texts.WRONG_TYPE);
        }
        return Optional.empty();
    }

    private void push(List<String> words, boolean left, Reply reply) {
        String key = words.get(1);
        if (client.get(key).isEmpty()) {
            client.space.put(client.database, key, new Value.Items(), 0);
        }
        list(key, () -> {}, reply).ifPresent(items -> {
            for (String item : words.subList(2, words.size())) {
                if (left) {
                    items.addFirst(item);
                } else {
                    items.addLast(item);
                }
                client.space.grew(client.database, key, item.length() + Value.ITEM_COST);
            }
            reply.number(items.size());
        });
    }

    private void pop(String key, boolean left, Reply reply) {
        list(key, reply::nil, reply).ifPresent(items -> {
            String item = left ? items.removeFirst() : items.removeLast();
            client.space.grew(client.database, key, -item.length() - Value.ITEM_COST);
            if (items.isEmpty()) {
                client.space.remove(client.database, key);
            }
            reply.bulk(item);
        });
    }

    private void length(List<String> words, Reply reply) {
        list(words.get(1), () -> reply.number(0), reply).ifPresent(items -> reply.number(items.size()));
    }

    private void range(List<String> words, Reply reply) {
        Optional<Long> from = Numbers.of(words.get(2));
        Optional<Long> to = Numbers.of(words.get(3));
        if (from.isEmpty() || to.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        list(words.get(1), () -> reply.array(0), reply).ifPresent(items -> {
            reply.bulks(part(items, from.get(), to.get()));
        });
    }

    private static List<String> part(Deque<String> items, long from, long to) {
        long first = Math.max(0, from < 0 ? from + items.size() : from);
        long last = Math.min(items.size() - 1L, to < 0 ? to + items.size() : to);
        return items.stream().skip(first).limit(Math.max(0, last - first + 1)).toList();
    }

    private void pushKnown(List<String> words, boolean left, Reply reply) {
        if (client.get(words.get(1)).isEmpty()) {
            reply.number(0);
        } else {
            push(words, left, reply);
        }
    }

    /** Where in a list of this length this place is, counted from its end below zero; nothing outside. */
    private static Optional<Integer> place(long place, int length) {
        long at = place < 0 ? place + length : place;
        return at >= 0 && at < length ? Optional.of((int) at) : Optional.empty();
    }

    private void item(List<String> words, Reply reply) {
        Optional<Long> at = Numbers.of(words.get(2));
        if (at.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        list(words.get(1), reply::nil, reply)
                .ifPresent(items -> place(at.get(), items.size())
                        .ifPresentOrElse(
                                place -> reply.bulk(
                                        items.stream().skip(place).findFirst().orElse("")),
                                reply::nil));
    }

    /** Puts other items in the place of those there are; without any, the key is gone. */
    private void replace(String key, Deque<String> items, List<String> others) {
        long before = items.stream().mapToLong(String::length).sum() + (long) items.size() * Value.ITEM_COST;
        long after = others.stream().mapToLong(String::length).sum() + (long) others.size() * Value.ITEM_COST;
        items.clear();
        items.addAll(others);
        client.space.grew(client.database, key, after - before);
        if (others.isEmpty()) {
            client.space.remove(client.database, key);
        }
    }

    private void set(List<String> words, Reply reply) {
        Optional<Long> at = Numbers.of(words.get(2));
        list(words.get(1), () -> reply.error("ERR no such key"), reply).ifPresent(items -> {
            Optional<Integer> place = at.flatMap(number -> place(number, items.size()));
            if (at.isEmpty()) {
                reply.error(Texts.NO_NUMBER);
            } else if (place.isEmpty()) {
                reply.error("ERR index out of range");
            } else {
                List<String> others = new ArrayList<>(items);
                others.set(place.get(), words.get(3));
                replace(words.get(1), items, others);
                reply.ok();
            }
        });
    }

    private void remove(List<String> words, Reply reply) {
        Optional<Long> count = Numbers.of(words.get(2));
        if (count.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        list(words.get(1), () -> reply.number(0), reply).ifPresent(items -> {
            List<String> others = new ArrayList<>(items);
            boolean backwards = count.get() < 0;
            if (backwards) {
                Collections.reverse(others);
            }
            long left = count.get() == 0 ? Long.MAX_VALUE : Numbers.size(count.get());
            List<String> kept = new ArrayList<>();
            for (String item : others) {
                boolean goes = left > 0 && item.equals(words.get(3));
                left -= goes ? 1 : 0;
                if (!goes) {
                    kept.add(item);
                }
            }
            if (backwards) {
                Collections.reverse(kept);
            }
            reply.number(others.size() - (long) kept.size());
            replace(words.get(1), items, kept);
        });
    }

    private void trim(List<String> words, Reply reply) {
        Optional<Long> from = Numbers.of(words.get(2));
        Optional<Long> to = Numbers.of(words.get(3));
        if (from.isEmpty() || to.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        list(words.get(1), reply::ok, reply).ifPresent(items -> {
            replace(words.get(1), items, part(items, from.get(), to.get()));
            reply.ok();
        });
    }

    private void insert(List<String> words, Reply reply) {
        boolean before = words.get(2).equalsIgnoreCase("before");
        if (!before && !words.get(2).equalsIgnoreCase("after")) {
            reply.error(Texts.SYNTAX);
            return;
        }
        list(words.get(1), () -> reply.number(0), reply).ifPresent(items -> {
            List<String> others = new ArrayList<>(items);
            int pivot = others.indexOf(words.get(3));
            if (pivot < 0) {
                reply.number(-1);
                return;
            }
            others.add(before ? pivot : pivot + 1, words.get(4));
            replace(words.get(1), items, others);
            reply.number(others.size());
        });
    }

    private void rotate(List<String> words, Reply reply) {
        Optional<Value> to = client.get(words.get(2));
        list(words.get(1), reply::nil, reply).ifPresent(items -> {
            if (to.isPresent() && !(to.get() instanceof Value.Items)) {
                reply.error(Texts.WRONG_TYPE);
                return;
            }
            String item = items.getLast();
            pop(words.get(1), false, new Reply(false));
            push(List.of("lpush", words.get(2), item), true, new Reply(false));
            reply.bulk(item);
        });
    }
}
