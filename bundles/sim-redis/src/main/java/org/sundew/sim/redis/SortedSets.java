package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done to sorted sets. They are sorted when they are read: the key space is small. */
final class SortedSets {
    private static final String NO_FLOAT = "ERR value is not a valid float";
    private final Client client;
    private final Ranking ranking;

    SortedSets(Client client) {
        this.client = client;
        this.ranking = new Ranking(client);
    }

    List<Command> commands() {
        return List.of(
                writes("zadd", -4, this::add),
                writes("zincrby", 4, this::increase),
                writes("zrem", -3, this::remove),
                reads(
                        "zcard",
                        2,
                        (words, reply) -> ranking.scores(words, reply).ifPresent(all -> reply.number(all.size()))),
                reads("zscore", 3, this::score),
                reads("zrank", 3, (words, reply) -> rank(words, false, reply)),
                reads("zrevrank", 3, (words, reply) -> rank(words, true, reply)),
                writes("zpopmin", -2, (words, reply) -> pop(words, false, reply)),
                writes("zpopmax", -2, (words, reply) -> pop(words, true, reply)));
    }

    private void add(List<String> words, Reply reply) {
        int at = 2;
        boolean fresh = false;
        boolean known = false;
        boolean changes = false;
        boolean adds = false;
        while (at < words.size()
                && Set.of("nx", "xx", "ch", "incr").contains(words.get(at).toLowerCase(Locale.ROOT))) {
            switch (words.get(at++).toLowerCase(Locale.ROOT)) {
                case "nx" -> fresh = true;
                case "xx" -> known = true;
                case "ch" -> changes = true;
                default -> adds = true;
            }
        }
        int pairs = words.size() - at;
        if (pairs == 0 || pairs % 2 != 0) {
            reply.error("ERR syntax error");
        } else if (fresh && known) {
            reply.error("ERR XX and NX options at the same time are not compatible");
        } else if (adds && pairs > 2) {
            reply.error("ERR INCR option supports a single increment-element pair");
        } else {
            add(words, at, new Terms(fresh, known, changes, adds), reply);
        }
    }

    /** What ZADD may do: to new members, to known ones; whether it counts changes, and whether it adds to a score. */
    private record Terms(boolean fresh, boolean known, boolean changes, boolean adds) {
        boolean allow(boolean there) {
            return there ? !fresh : !known;
        }
    }

    private void add(List<String> words, int from, Terms terms, Reply reply) {
        List<Double> numbers = new ArrayList<>();
        for (int i = from; i < words.size(); i += 2) {
            OptionalDouble number = Numbers.real(words.get(i));
            if (number.isEmpty()) {
                reply.error(NO_FLOAT);
                return;
            }
            numbers.add(number.getAsDouble());
        }
        Optional<Map<String, Double>> before = ranking.scores(words, reply);
        if (before.isEmpty()) {
            return;
        }
        long added = 0;
        long changed = 0;
        @Nullable Double last = null;
        for (int i = 0; i < numbers.size(); i++) {
            String member = words.get(from + 2 * i + 1);
            @Nullable
            Double old = client.get(words.get(1)).isPresent()
                    ? ranking.scores(words, reply).orElse(Map.of()).get(member)
                    : null;
            if (!terms.allow(old != null)) {
                continue;
            }
            last = numbers.get(i) + (terms.adds() && old != null ? old : 0);
            if (last.isNaN()) {
                reply.error("ERR resulting score is not a number (NaN)");
                return;
            }
            ranking.put(words.get(1), member, last);
            added += old == null ? 1 : 0;
            changed += old == null || !old.equals(last) ? 1 : 0;
        }
        answer(terms, added, changed, last, reply);
    }

    private static void answer(Terms terms, long added, long changed, @Nullable Double last, Reply reply) {
        if (!terms.adds()) {
            reply.number(terms.changes() ? changed : added);
        } else if (last == null) {
            reply.nil();
        } else {
            reply.real(last);
        }
    }

    private void increase(List<String> words, Reply reply) {
        add(
                List.of(words.get(0), words.get(1), words.get(2), words.get(3)),
                2,
                new Terms(false, false, false, true),
                reply);
    }

    private void remove(List<String> words, Reply reply) {
        ranking.scores(words, reply)
                .ifPresent(scores -> reply.number(words.subList(2, words.size()).stream()
                        .filter(member -> ranking.drop(words.get(1), scores, member))
                        .count()));
    }

    private void score(List<String> words, Reply reply) {
        ranking.scores(words, reply).ifPresent(scores -> {
            Double score = scores.get(words.get(2));
            if (score == null) {
                reply.nil();
            } else {
                reply.real(score);
            }
        });
    }

    private void rank(List<String> words, boolean backwards, Reply reply) {
        ranking.scores(words, reply).ifPresent(scores -> {
            List<String> members = Ranking.sorted(scores, backwards).stream()
                    .map(Map.Entry::getKey)
                    .toList();
            int rank = members.indexOf(words.get(2));
            if (rank < 0) {
                reply.nil();
            } else {
                reply.number(rank);
            }
        });
    }

    private void pop(List<String> words, boolean backwards, Reply reply) {
        Optional<Long> count = words.size() == 2 ? Optional.of(1L) : Numbers.of(words.get(2));
        if (words.size() > 3) {
            reply.error("ERR syntax error");
        } else if (count.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
        } else {
            ranking.scores(words, reply).ifPresent(scores -> {
                List<Map.Entry<String, Double>> popped = Ranking.sorted(scores, backwards).stream()
                        .limit(Math.max(0, count.get()))
                        .map(Map.Entry::copyOf)
                        .toList();
                popped.forEach(each -> ranking.drop(words.get(1), scores, each.getKey()));
                Ranking.tell(popped, true, reply);
            });
        }
    }
}
