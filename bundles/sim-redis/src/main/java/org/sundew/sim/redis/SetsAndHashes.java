package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is done to sets and hashes. */
final class SetsAndHashes {
    private final Client client;

    SetsAndHashes(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                writes("sadd", -3, this::addMembers),
                writes("srem", -3, this::removeMembers),
                reads(
                        "smembers",
                        2,
                        (words, reply) -> members(words.get(1), reply).ifPresent(reply::bulks)),
                reads(
                        "scard",
                        2,
                        (words, reply) ->
                                members(words.get(1), reply).ifPresent(members -> reply.number(members.size()))),
                reads(
                        "sismember",
                        3,
                        (words, reply) -> members(words.get(1), reply)
                                .ifPresent(members -> reply.truth(members.contains(words.get(2))))),
                writes("hset", -4, (words, reply) -> setFields(words, false, reply)),
                writes("hmset", -4, (words, reply) -> setFields(words, true, reply)),
                reads("hget", 3, this::field),
                reads("hgetall", 2, this::allFields),
                writes("hdel", -3, this::removeFields),
                reads(
                        "hkeys",
                        2,
                        (words, reply) ->
                                fields(words.get(1), reply).ifPresent(fields -> reply.bulks(fields.keySet()))),
                reads(
                        "hlen",
                        2,
                        (words, reply) ->
                                fields(words.get(1), reply).ifPresent(fields -> reply.number(fields.size()))));
    }

    /** The set at this key, empty where there is none; nothing, and an error in the reply, where it is something else. */
    private Optional<Set<String>> members(String key, Reply reply) {
        Optional<Value> value = client.get(key);
        if (value.isEmpty()) {
            return Optional.of(Set.of());
        }
        if (value.get() instanceof Value.Members members) {
            return Optional.of(members.members());
        }
        reply.error(Texts.WRONG_TYPE);
        return Optional.empty();
    }

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

    private void addMembers(List<String> words, Reply reply) {
        String key = words.get(1);
        if (client.get(key).isEmpty()) {
            client.space.put(client.database, key, new Value.Members(), 0);
        }
        members(key, reply).ifPresent(members -> {
            int before = members.size();
            for (String member : words.subList(2, words.size())) {
                if (members.add(member)) {
                    client.space.grew(client.database, key, member.length() + Value.ITEM_COST);
                }
            }
            reply.number(members.size() - before);
        });
    }

    private void removeMembers(List<String> words, Reply reply) {
        String key = words.get(1);
        members(key, reply).ifPresent(members -> {
            int removed = 0;
            for (String member : words.subList(2, words.size())) {
                if (members.contains(member)) {
                    members.remove(member);
                    removed++;
                    client.space.grew(client.database, key, -member.length() - Value.ITEM_COST);
                }
            }
            dropIf(members.isEmpty(), key);
            reply.number(removed);
        });
    }

    private void dropIf(boolean empty, String key) {
        if (empty) {
            client.space.remove(client.database, key);
        }
    }

    private void setFields(List<String> words, boolean many, Reply reply) {
        if (words.size() % 2 == 1) {
            reply.error("ERR wrong number of arguments for HMSET");
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

    private void field(List<String> words, Reply reply) {
        fields(words.get(1), reply).ifPresent(fields -> {
            String value = fields.get(words.get(2));
            if (value == null) {
                reply.nil();
            } else {
                reply.bulk(value);
            }
        });
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
            dropIf(fields.isEmpty(), key);
            reply.number(removed);
        });
    }
}
