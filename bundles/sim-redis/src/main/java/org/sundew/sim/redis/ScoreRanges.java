package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What is done to parts of sorted sets, by rank or by score. */
final class ScoreRanges {
    private static final String NO_END = "ERR min or max is not a float";

    private final Client client;
    private final Ranking ranking;

    ScoreRanges(Client client) {
        this.client = client;
        this.ranking = new Ranking(client);
    }

    List<Command> commands() {
        return List.of(
                reads("zrange", -4, (words, reply) -> range(words, false, reply)),
                reads("zrevrange", -4, (words, reply) -> range(words, true, reply)),
                reads("zcount", 4, this::count),
                reads("zrangebyscore", -4, (words, reply) -> between(words, false, reply)),
                reads("zrevrangebyscore", -4, (words, reply) -> between(words, true, reply)),
                writes("zremrangebyrank", 4, this::removeRanks),
                writes("zremrangebyscore", 4, this::removeScores),
                reads("zscan", -3, this::scan));
    }

    private void range(List<String> words, boolean backwards, Reply reply) {
        Optional<Long> from = Numbers.of(words.get(2));
        Optional<Long> to = Numbers.of(words.get(3));
        boolean scored = words.size() == 5 && words.get(4).equalsIgnoreCase("withscores");
        if (from.isEmpty() || to.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
        } else if (words.size() > 5 || (words.size() == 5 && !scored)) {
            reply.error("ERR syntax error");
        } else {
            ranking.scores(words, reply).ifPresent(scores -> {
                Ranking.tell(part(Ranking.sorted(scores, backwards), from.get(), to.get()), scored, reply);
            });
        }
    }

    private static List<Map.Entry<String, Double>> part(List<Map.Entry<String, Double>> sorted, long from, long to) {
        long first = Math.max(0, from < 0 ? from + sorted.size() : from);
        long last = Math.min(sorted.size() - 1L, to < 0 ? to + sorted.size() : to);
        return sorted.stream().skip(first).limit(Math.max(0, last - first + 1)).toList();
    }

    /** One end of a range of scores, which it holds or not. */
    private record End(double score, boolean open) {
        static Optional<End> of(String word) {
            boolean open = word.startsWith("(");
            OptionalDouble score = Numbers.real(open ? word.substring(1) : word);
            return score.isPresent() ? Optional.of(new End(score.getAsDouble(), open)) : Optional.empty();
        }

        boolean below(double other) {
            return open ? score < other : score <= other;
        }

        boolean above(double other) {
            return open ? score > other : score >= other;
        }
    }

    private void count(List<String> words, Reply reply) {
        Optional<End> low = End.of(words.get(2));
        Optional<End> high = End.of(words.get(3));
        if (low.isEmpty() || high.isEmpty()) {
            reply.error(NO_END);
            return;
        }
        ranking.scores(words, reply)
                .ifPresent(scores -> reply.number(scores.values().stream()
                        .filter(score -> low.get().below(score) && high.get().above(score))
                        .count()));
    }

    private void between(List<String> words, boolean backwards, Reply reply) {
        Optional<End> low = End.of(words.get(backwards ? 3 : 2));
        Optional<End> high = End.of(words.get(backwards ? 2 : 3));
        if (low.isEmpty() || high.isEmpty()) {
            reply.error(NO_END);
            return;
        }
        boolean scored = false;
        long skip = 0;
        long most = Long.MAX_VALUE;
        for (int i = 4; i < words.size(); i++) {
            boolean limit = words.get(i).equalsIgnoreCase("limit") && i + 2 < words.size();
            if (words.get(i).equalsIgnoreCase("withscores")) {
                scored = true;
            } else if (limit
                    && Numbers.of(words.get(i + 1)).isPresent()
                    && Numbers.of(words.get(i + 2)).isPresent()) {
                skip = Math.max(0, Numbers.of(words.get(i + 1)).get());
                long asked = Numbers.of(words.get(i + 2)).get();
                most = asked < 0 ? Long.MAX_VALUE : asked;
                i += 2;
            } else {
                reply.error(limit ? Texts.NO_NUMBER : "ERR syntax error");
                return;
            }
        }
        Optional<Map<String, Double>> scores = ranking.scores(words, reply);
        if (scores.isPresent()) {
            Ranking.tell(
                    Ranking.sorted(scores.get(), backwards).stream()
                            .filter(each -> low.get().below(each.getValue())
                                    && high.get().above(each.getValue()))
                            .skip(skip)
                            .limit(most)
                            .toList(),
                    scored,
                    reply);
        }
    }

    private void removeRanks(List<String> words, Reply reply) {
        Optional<Long> from = Numbers.of(words.get(2));
        Optional<Long> to = Numbers.of(words.get(3));
        if (from.isEmpty() || to.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
            return;
        }
        ranking.scores(words, reply)
                .ifPresent(scores ->
                        remove(words.get(1), scores, part(Ranking.sorted(scores, false), from.get(), to.get()), reply));
    }

    private void removeScores(List<String> words, Reply reply) {
        Optional<End> low = End.of(words.get(2));
        Optional<End> high = End.of(words.get(3));
        if (low.isEmpty() || high.isEmpty()) {
            reply.error(NO_END);
            return;
        }
        ranking.scores(words, reply)
                .ifPresent(scores -> remove(
                        words.get(1),
                        scores,
                        scores.entrySet().stream()
                                .filter(each -> low.get().below(each.getValue())
                                        && high.get().above(each.getValue()))
                                .toList(),
                        reply));
    }

    private void remove(String key, Map<String, Double> scores, List<Map.Entry<String, Double>> which, Reply reply) {
        List<String> members = which.stream().map(Map.Entry::getKey).toList();
        members.forEach(member -> ranking.drop(key, scores, member));
        reply.number(members.size());
    }

    private void scan(List<String> words, Reply reply) {
        Keys.scan(
                words,
                2,
                client.glob,
                reply,
                pattern -> ranking.scores(words, reply)
                        .map(scores -> Ranking.sorted(scores, false).stream()
                                .filter(each -> pattern.test(each.getKey()))
                                .flatMap(each -> Stream.of(each.getKey(), Numbers.text(each.getValue())))
                                .toList()));
    }
}
