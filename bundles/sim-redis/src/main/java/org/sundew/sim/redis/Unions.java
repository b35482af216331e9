package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.writes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/** Sorted sets made of others. */
final class Unions {
    private final Client client;

    Unions(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                writes("zunionstore", -4, (words, reply) -> store(words, false, reply)),
                writes("zinterstore", -4, (words, reply) -> store(words, true, reply)));
    }

    private void store(List<String> words, boolean common, Reply reply) {
        Optional<Long> count = Numbers.of(words.get(2));
        if (count.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
        } else if (count.get() < 1) {
            reply.error(
                    client.settings.major() < 6
                            ? "ERR at least 1 input key is needed for ZUNIONSTORE/ZINTERSTORE"
                            : client.settings
                                    .edition()
                                    .about(
                                            "ERR at least 1 input key is needed for ",
                                            words.get(0).toLowerCase(Locale.ROOT)));
        } else if (count.get() > words.size() - 3) {
            reply.error(Texts.SYNTAX);
        } else {
            int keys = count.get().intValue();
            store(words, keys, new Terms(keys), common, reply);
        }
    }

    /** By how much each set counts, and what becomes of scores that meet. */
    private static final class Terms {
        final List<Double> weights = new ArrayList<>();
        DoubleBinaryOperator meet = Double::sum;

        Terms(int keys) {
            for (int i = 0; i < keys; i++) {
                weights.add(1.0);
            }
        }

        /** Reads the words behind the keys; what is wrong with them, or nothing. */
        String read(List<String> words) {
            int at = 0;
            while (at < words.size()) {
                String option = words.get(at).toLowerCase(Locale.ROOT);
                int needed = option.equals("weights") ? weights.size() : 1;
                if (at + needed >= words.size() || !(option.equals("weights") || option.equals("aggregate"))) {
                    return Texts.SYNTAX;
                }
                String wrong = option.equals("weights")
                        ? weigh(words.subList(at + 1, at + 1 + needed))
                        : meet(words.get(at + 1));
                if (!wrong.isEmpty()) {
                    return wrong;
                }
                at += 1 + needed;
            }
            return "";
        }

        private String weigh(List<String> words) {
            for (int i = 0; i < words.size(); i++) {
                OptionalDouble weight = Numbers.real(words.get(i));
                if (weight.isEmpty()) {
                    return "ERR weight value is not a float";
                }
                weights.set(i, weight.getAsDouble());
            }
            return "";
        }

        private String meet(String word) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case "sum" -> meet = Double::sum;
                case "min" -> meet = Math::min;
                case "max" -> meet = Math::max;
                default -> {
                    return Texts.SYNTAX;
                }
            }
            return "";
        }

        double score(int set, double score) {
            double weighed = weights.get(set) * score;
            return Double.isNaN(weighed) ? 0 : weighed;
        }

        double meet(double one, double other) {
            double met = meet.applyAsDouble(one, other);
            return Double.isNaN(met) ? 0 : met;
        }
    }

    private void store(List<String> words, int keys, Terms terms, boolean common, Reply reply) {
        String wrong = terms.read(words.subList(3 + keys, words.size()));
        if (!wrong.isEmpty()) {
            reply.error(wrong);
            return;
        }
        Map<String, Double> result = new LinkedHashMap<>();
        for (int i = 0; i < keys; i++) {
            Optional<Map<String, Double>> scores = scores(words.get(3 + i), reply);
            if (scores.isEmpty()) {
                return;
            }
            int set = i;
            if (common && i > 0) {
                result.keySet().retainAll(scores.get().keySet());
            }
            scores.get().forEach((member, score) -> {
                if (!common || set == 0 || result.containsKey(member)) {
                    result.merge(member, terms.score(set, score), terms::meet);
                }
            });
        }
        keep(words.get(1), result, reply);
    }

    /** The scores of a sorted set, or of a set, each of whose members counts as 1. */
    private Optional<Map<String, Double>> scores(String key, Reply reply) {
        Optional<Value> value = client.get(key);
        if (value.isEmpty()) {
            return Optional.of(Map.of());
        }
        if (value.get() instanceof Value.Scores scores) {
            return Optional.of(scores.scores());
        }
        if (value.get() instanceof Value.Members members) {
            Map<String, Double> scores = new LinkedHashMap<>();
            members.members().forEach(member -> scores.put(member, 1.0));
            return Optional.of(scores);
        }
        reply.error(Texts.WRONG_TYPE);
        return Optional.empty();
    }

    private void keep(String key, Map<String, Double> result, Reply reply) {
        long bytes = result.keySet().stream()
                .mapToLong(member -> member.length() + Value.ITEM_COST)
                .sum();
        if (!client.space.fits(bytes)) {
            reply.error(Commands.FULL);
            return;
        }
        client.space.remove(client.database, key);
        if (!result.isEmpty()) {
            client.space.put(client.database, key, new Value.Scores(result), bytes);
        }
        reply.number(result.size());
    }
}
