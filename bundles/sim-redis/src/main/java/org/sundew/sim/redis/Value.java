package org.sundew.sim.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a key holds. */
sealed interface Value {
    /** What one thing in a list, set or hash costs beyond its bytes. */
    int ITEM_COST = 64;

    /** The word that TYPE answers. */
    String type();

    /** A string. */
    record Text(String text) implements Value {
        @Override
        public String type() {
            return "string";
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
    }
}
