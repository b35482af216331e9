package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is done to sets. */
final class Sets {
    private final Client client;

    Sets(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                writes("sadd", -3, this::addMembers),
                writes("srem", -3, this::removeMembers),
                reads(
                        "smembers",
                        2,
                        (words, reply) -> members(words.get(1), reply).ifPresent(reply::members)),
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
                writes("spop", -2, this::pop),
                reads("srandmember", -2, this::some),
                writes("smove", 4, this::move),
                reads(
                        "sinter",
                        -2,
                        (words, reply) ->
                                combined(words, 1, Set::retainAll, reply).ifPresent(reply::members)),
                reads(
                        "sunion",
                        -2,
                        (words, reply) -> combined(words, 1, Set::addAll, reply).ifPresent(reply::members)),
                reads(
                        "sdiff",
                        -2,
                        (words, reply) ->
                                combined(words, 1, Set::removeAll, reply).ifPresent(reply::members)),
                writes("sinterstore", -3, (words, reply) -> store(words, Set::retainAll, reply)),
                writes("sunionstore", -3, (words, reply) -> store(words, Set::addAll, reply)),
                writes("sdiffstore", -3, (words, reply) -> store(words, Set::removeAll, reply)),
                reads("sscan", -3, this::scan));
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

    private void pop(List<String> words, Reply reply) {
        taken(words, reply).ifPresent(taken -> {
            removeMembers(
                    Stream.concat(Stream.of("srem", words.get(1)), taken.stream())
                            .toList(),
                    new Reply(false));
            if (words.size() == 3) {
                reply.members(taken);
            } else {
                tell(words, taken, reply);
            }
        });
    }

    private void some(List<String> words, Reply reply) {
        taken(words, reply).ifPresent(taken -> tell(words, taken, reply));
    }

    /** As many members as are asked for, the first ones: nobody can tell that they are not drawn. */
    private Optional<List<String>> taken(List<String> words, Reply reply) {
        Optional<Long> count = words.size() == 2 ? Optional.of(1L) : Numbers.of(words.get(2));
        if (words.size() > 3) {
            reply.error(Texts.SYNTAX);
        } else if (count.isEmpty() || (count.get() < 0 && words.get(0).equalsIgnoreCase("spop"))) {
            reply.error(
                    client.settings.major() >= 6
                            ? "ERR value is out of range, must be positive"
                            : count.isEmpty() ? Texts.NO_NUMBER : "ERR index out of range");
        } else {
            return members(words.get(1), reply)
                    .map(members ->
                            members.stream().limit(Numbers.size(count.get())).toList());
        }
        return Optional.empty();
    }

    private static void tell(List<String> words, List<String> taken, Reply reply) {
        if (words.size() == 3) {
            reply.bulks(taken);
        } else if (taken.isEmpty()) {
            reply.nil();
        } else {
            reply.bulk(taken.get(0));
        }
    }

    private void move(List<String> words, Reply reply) {
        Optional<Set<String>> from = members(words.get(1), reply);
        if (from.isEmpty() || members(words.get(2), reply).isEmpty()) {
            return;
        }
        boolean there = from.get().contains(words.get(3));
        if (there) {
            removeMembers(List.of("srem", words.get(1), words.get(3)), new Reply(false));
            addMembers(List.of("sadd", words.get(2), words.get(3)), new Reply(false));
        }
        reply.truth(there);
    }

    /** What comes of the sets at these keys; nothing, and an error in the reply, where one is something else. */
    private Optional<Set<String>> combined(
            List<String> words, int from, BiConsumer<Set<String>, Set<String>> how, Reply reply) {
        @Nullable Set<String> result = null;
        for (String key : words.subList(from, words.size())) {
            Optional<Set<String>> members = members(key, reply);
            if (members.isEmpty()) {
                return Optional.empty();
            }
            if (result == null) {
                result = new LinkedHashSet<>(members.get());
            } else {
                how.accept(result, members.get());
            }
        }
        return Optional.of(result == null ? Set.of() : result);
    }

    private void store(List<String> words, BiConsumer<Set<String>, Set<String>> how, Reply reply) {
        combined(words, 2, how, reply).ifPresent(result -> {
            long bytes = result.stream()
                    .mapToLong(member -> member.length() + Value.ITEM_COST)
                    .sum();
            if (!client.space.fits(bytes)) {
                reply.error(Commands.FULL);
                return;
            }
            client.space.remove(client.database, words.get(1));
            if (!result.isEmpty()) {
                client.space.put(client.database, words.get(1), new Value.Members(result), bytes);
            }
            reply.number(result.size());
        });
    }

    private void scan(List<String> words, Reply reply) {
        Keys.scan(
                words,
                2,
                client.glob,
                reply,
                pattern -> members(words.get(1), reply)
                        .map(members -> members.stream().filter(pattern).toList()));
    }
}
