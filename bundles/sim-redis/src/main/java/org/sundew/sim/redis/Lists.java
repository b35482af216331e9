package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

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
            long first = Math.max(0, from.get() < 0 ? from.get() + items.size() : from.get());
            long last = Math.min(items.size() - 1L, to.get() < 0 ? to.get() + items.size() : to.get());
            reply.bulks(items.stream()
                    .skip(first)
                    .limit(Math.max(0, last - first + 1))
                    .toList());
        });
    }
}
