package org.sundew.sim.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sorted sets of one visit: found, sorted when they are read, and accounted for when they change. */
final class Ranking {
    private static final Comparator<Map.Entry<String, Double>> ORDER =
            Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey());

    private final Client client;

    Ranking(Client client) {
        this.client = client;
    }

    /** The scores at the key, none where there is no key; nothing, and an error in the reply, where it is something else. */
    Optional<Map<String, Double>> scores(List<String> words, Reply reply) {
        Optional<Value> value = client.get(words.get(1));
        if (value.isEmpty()) {
            return Optional.of(Map.of());
        }
        if (value.get() instanceof Value.Scores scores) {
            return Optional.of(scores.scores());
        }
        reply.error(Texts.WRONG_TYPE);
        return Optional.empty();
    }

    static List<Map.Entry<String, Double>> sorted(Map<String, Double> scores, boolean backwards) {
        List<Map.Entry<String, Double>> all = new ArrayList<>(scores.entrySet());
        all.sort(ORDER);
        if (backwards) {
            Collections.reverse(all);
        }
        return all;
    }

    void put(String key, String member, double score) {
        if (client.get(key).isEmpty()) {
            client.space.put(client.database, key, new Value.Scores(), 0);
        }
        if (client.get(key).orElseThrow() instanceof Value.Scores scores
                && scores.scores().put(member, score) == null) {
            client.space.grew(client.database, key, member.length() + Value.ITEM_COST);
        }
    }

    boolean drop(String key, Map<String, Double> scores, String member) {
        if (scores.isEmpty() || scores.remove(member) == null) {
            return false;
        }
        client.space.grew(client.database, key, -member.length() - Value.ITEM_COST);
        if (scores.isEmpty()) {
            client.space.remove(client.database, key);
        }
        return true;
    }

    static void tell(List<Map.Entry<String, Double>> found, boolean scored, Reply reply) {
        if (!scored) {
            reply.bulks(found.stream().map(Map.Entry::getKey).toList());
            return;
        }
        reply.pairs(found.size());
        for (Map.Entry<String, Double> each : found) {
            reply.pair();
            reply.bulk(each.getKey());
            reply.real(each.getValue());
        }
    }
}
