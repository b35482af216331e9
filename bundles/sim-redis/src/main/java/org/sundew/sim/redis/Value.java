package org.sundew.sim.redis;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a key holds. */
sealed interface Value {
    /** What one thing in a list, set or hash costs beyond its bytes. */
    int ITEM_COST = 64;

    /** How much of a hash or sorted set a Redis packs into one piece: entries, and bytes each. */
    int PACKED = 128;

    int PACKED_BYTES = 64;

    /** The word that TYPE answers. */
    String type();

    /** The word that OBJECT ENCODING answers. */
    String encoding();

    /** How many things it holds. */
    int size();

    private static String packed(Collection<String> things, int most, String otherwise) {
        boolean small = things.size() <= most && things.stream().allMatch(each -> each.length() <= PACKED_BYTES);
        return small ? "ziplist" : otherwise;
    }

    /** A string. */
    record Text(String text) implements Value {
        @Override
        public String type() {
            return "string";
        }

        @Override
        public String encoding() {
            return Numbers.of(text).isPresent() ? "int" : text.length() <= 44 ? "embstr" : "raw";
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** A list. */
    record Items(Deque<String> items) implements Value {
        Items() {
            this(new ArrayDeque<>());
        }

        @Override
        public String type() {
            return "list";
        }

        @Override
        public String encoding() {
            return "quicklist";
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    /** A set. */
    record Members(Set<String> members) implements Value {
        Members() {
            this(new LinkedHashSet<>());
        }

        @Override
        public String type() {
            return "set";
        }

        @Override
        public String encoding() {
            return members.size() <= 512
                            && members.stream()
                                    .allMatch(each -> Numbers.of(each).isPresent())
                    ? "intset"
                    : "hashtable";
        }

        @Override
        public int size() {
            return members.size();
        }
    }

    /** A hash. */
    record Fields(Map<String, String> fields) implements Value {
        Fields() {
            this(new LinkedHashMap<>());
        }

        @Override
        public String type() {
            return "hash";
        }

        @Override
        public String encoding() {
            return packed(fields.keySet(), 4 * PACKED, "hashtable").equals("ziplist")
                    ? packed(fields.values(), 4 * PACKED, "hashtable")
                    : "hashtable";
        }

        @Override
        public int size() {
            return fields.size();
        }
    }

    /** A sorted set: each member's score. */
    record Scores(Map<String, Double> scores) implements Value {
        Scores() {
            this(new LinkedHashMap<>());
        }

        @Override
        public String type() {
            return "zset";
        }

        @Override
        public String encoding() {
            return packed(scores.keySet(), PACKED, "skiplist");
        }

        @Override
        public int size() {
            return scores.size();
        }
    }
}
