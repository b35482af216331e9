package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.writes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** SORT, by the things themselves; what sorts by other keys leaves them as they are. */
final class Sorting {
    private final Client client;

    Sorting(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(writes("sort", -2, this::sort));
    }

    /** How to sort, and where to. */
    private static final class Wish {
        boolean letters;
        boolean backwards;
        boolean asTheyAre;
        long skip;
        long most = Long.MAX_VALUE;
        Optional<String> store = Optional.empty();

        boolean weighs() {
            return !asTheyAre && !letters;
        }
    }

    private void sort(List<String> words, Reply reply) {
        Wish wish = new Wish();
        if (!understood(words, wish)) {
            reply.error(Texts.SYNTAX);
            return;
        }
        Optional<List<String>> things = things(words.get(1), reply);
        if (things.isEmpty()) {
            return;
        }
        List<Weighed> sorted = new ArrayList<>();
        for (String thing : things.get()) {
            OptionalDouble weight = wish.weighs() ? Numbers.real(thing) : OptionalDouble.of(0);
            if (weight.isEmpty()) {
                reply.error("ERR One or more scores can't be converted into double");
                return;
            }
            sorted.add(new Weighed(weight.getAsDouble(), thing));
        }
        if (!wish.asTheyAre) {
            sorted.sort(Comparator.naturalOrder());
        }
        if (wish.backwards) {
            Collections.reverse(sorted);
        }
        List<String> cut = sorted.stream()
                .skip(wish.skip)
                .limit(wish.most)
                .map(Weighed::thing)
                .toList();
        wish.store.ifPresentOrElse(key -> store(key, cut, reply), () -> reply.bulks(cut));
    }

    /** A thing and the number it is, read once: to read long numbers at each comparison would hold up other visitors. */
    private record Weighed(double weight, String thing) implements Comparable<Weighed> {
        @Override
        public int compareTo(Weighed other) {
            int byWeight = Double.compare(weight, other.weight);
            return byWeight != 0 ? byWeight : thing.compareTo(other.thing);
        }
    }

    private static boolean understood(List<String> words, Wish wish) {
        for (int i = 2; i < words.size(); i++) {
            int left = words.size() - i - 1;
            switch (words.get(i).toLowerCase(Locale.ROOT)) {
                case "alpha" -> wish.letters = true;
                case "asc" -> wish.backwards = false;
                case "desc" -> wish.backwards = true;
                case "limit" -> {
                    if (left < 2 || !limited(words.get(i + 1), words.get(i + 2), wish)) {
                        return false;
                    }
                    i += 2;
                }
                case "by", "get", "store" -> {
                    if (left < 1) {
                        return false;
                    }
                    i++;
                    wish.asTheyAre |= words.get(i - 1).equalsIgnoreCase("by");
                    if (words.get(i - 1).equalsIgnoreCase("store")) {
                        wish.store = Optional.of(words.get(i));
                    }
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean limited(String skip, String most, Wish wish) {
        Optional<Long> from = Numbers.of(skip);
        Optional<Long> count = Numbers.of(most);
        if (from.isEmpty() || count.isEmpty()) {
            return false;
        }
        wish.skip = Math.max(0, from.get());
        wish.most = count.get() < 0 ? Long.MAX_VALUE : count.get();
        return true;
    }

    private Optional<List<String>> things(String key, Reply reply) {
        Optional<Value> value = client.get(key);
        if (value.isEmpty()) {
            return Optional.of(List.of());
        }
        if (value.get() instanceof Value.Items items) {
            return Optional.of(List.copyOf(items.items()));
        }
        if (value.get() instanceof Value.Members members) {
            return Optional.of(List.copyOf(members.members()));
        }
        if (value.get() instanceof Value.Scores scores) {
            return Optional.of(List.copyOf(scores.scores().keySet()));
        }
        reply.error(Texts.WRONG_TYPE);
        return Optional.empty();
    }

    private void store(String key, List<String> things, Reply reply) {
        long bytes = things.stream()
                .mapToLong(thing -> thing.length() + Value.ITEM_COST)
                .sum();
        if (!client.space.fits(bytes)) {
            reply.error(Commands.FULL);
            return;
        }
        client.space.remove(client.database, key);
        if (!things.isEmpty()) {
            Value.Items items = new Value.Items();
            items.items().addAll(things);
            client.space.put(client.database, key, items, bytes);
        }
        reply.number(things.size());
    }
}
