package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done to parts of sorted sets by the names of their members, which all have one score. */
final class LexRanges {
    private final Ranking ranking;

    LexRanges(Client client) {
        this.ranking = new Ranking(client);
    }

    List<Command> commands() {
        return List.of(
                reads("zlexcount", 4, (words, reply) -> find(words, false, reply, found -> reply.number(found.size()))),
                reads("zrangebylex", -4, (words, reply) -> find(words, false, reply, reply::bulks)),
                reads("zrevrangebylex", -4, (words, reply) -> find(words, true, reply, reply::bulks)),
                writes(
                        "zremrangebylex",
                        4,
                        (words, reply) -> find(words, false, reply, found -> remove(words, found, reply))));
    }

    /** One end of a range: before all names, behind them, or at one of them, which the range holds or not. */
    private record End(String name, int side, boolean open) {
        static Optional<End> of(String word) {
            if (word.equals("-") || word.equals("+")) {
                return Optional.of(new End("", word.equals("-") ? -1 : 1, false));
            }
            boolean open = word.startsWith("(");
            return open || word.startsWith("[") ? Optional.of(new End(word.substring(1), 0, open)) : Optional.empty();
        }

        boolean below(String other) {
            int order = name.compareTo(other);
            return side != 0 ? side < 0 : open ? order < 0 : order <= 0;
        }

        boolean above(String other) {
            int order = name.compareTo(other);
            return side != 0 ? side > 0 : open ? order > 0 : order >= 0;
        }
    }

    private void find(List<String> words, boolean backwards, Reply reply, Consumer<List<String>> then) {
        Optional<End> low = End.of(words.get(backwards ? 3 : 2));
        Optional<End> high = End.of(words.get(backwards ? 2 : 3));
        boolean limited = words.size() == 7 && words.get(4).equalsIgnoreCase("limit");
        Optional<Long> skip = limited ? Numbers.of(words.get(5)) : Optional.of(0L);
        Optional<Long> most = limited ? Numbers.of(words.get(6)) : Optional.of(-1L);
        if (low.isEmpty() || high.isEmpty()) {
            reply.error("ERR min or max not valid string range item");
        } else if (words.size() > 4 && !limited) {
            reply.error(Texts.SYNTAX);
        } else if (skip.isEmpty() || most.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
        } else {
            ranking.scores(words, reply)
                    .ifPresent(scores -> then.accept(Ranking.sorted(scores, backwards).stream()
                            .map(Map.Entry::getKey)
                            .filter(name -> low.get().below(name) && high.get().above(name))
                            .skip(Math.max(0, skip.get()))
                            .limit(most.get() < 0 ? Long.MAX_VALUE : most.get())
                            .toList()));
        }
    }

    private void remove(List<String> words, List<String> names, Reply reply) {
        ranking.scores(words, reply)
                .ifPresent(scores -> names.forEach(name -> ranking.drop(words.get(1), scores, name)));
        reply.number(names.size());
    }
}
