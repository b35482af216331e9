package org.sundew.sim.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What COMMAND tells of the commands of version 5.0 (redis.io/commands/command), those included that are not played. */
final class Catalogue {
    private static final Map<String, Entry> ALL = read();

    /** The letters of the resource and the words they stand for, in the order in which Redis tells them. */
    private static final String LETTERS = "wrmapsRSltMkFv";

    private static final List<String> WORDS = List.of(
            "write",
            "readonly",
            "denyoom",
            "admin",
            "pubsub",
            "noscript",
            "random",
            "sort_for_script",
            "loading",
            "stale",
            "skip_monitor",
            "asking",
            "fast",
            "movablekeys");

    /** One command: how many words it has, what it is like, and at which of its words keys begin, end and how far apart. */
    private record Entry(String name, int arity, String letters, int first, int last, int step) {
        static Entry of(String line) {
            String[] parts = line.split(" ", -1);
            return new Entry(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    parts[2],
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    Integer.parseInt(parts[5]));
        }

        boolean takes(int words) {
            return arity > 0 ? words == arity : words >= -arity;
        }
    }

    private final Client client;

    Catalogue(Client client) {
        this.client = client;
    }

    private static Map<String, Entry> read() {
        Map<String, Entry> all = new LinkedHashMap<>();
        try (InputStream in = Catalogue.class.getResourceAsStream("commands-5.0.txt")) {
            if (in == null) {
                throw new IllegalStateException("commands-5.0.txt is not in the bundle");
            }
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(Entry::of)
                    .forEach(entry -> all.put(entry.name(), entry));
        } catch (IOException e) {
            throw new IllegalStateException("commands-5.0.txt cannot be read", e);
        }
        return all;
    }

    /** Whether no script may call the command. */
    static boolean outsideScriptsOnly(String name) {
        Entry entry = ALL.get(name);
        return entry != null && entry.letters().indexOf('s') >= 0;
    }

    void answer(List<String> words, Reply reply) {
        String verb = words.size() == 1 ? "" : words.get(1).toLowerCase(Locale.ROOT);
        if (verb.isEmpty() && words.size() == 1) {
            reply.array(ALL.size());
            shuffled().forEach(entry -> tell(entry, reply));
        } else if (verb.equals("info")) {
            reply.array(words.size() - 2);
            words.subList(2, words.size()).forEach(name -> tell(name, reply));
        } else if (verb.equals("count") && words.size() == 2) {
            reply.number(ALL.size());
        } else if (verb.equals("getkeys") && words.size() >= 3) {
            keys(words.subList(2, words.size()), reply);
        } else {
            reply.error(Server.subcommand("COMMAND", words.get(1)));
        }
    }

    /** Redis has them in a hash table with a seed of its own, so their order is another at each start. */
    private List<Entry> shuffled() {
        List<Entry> all = new ArrayList<>(ALL.values());
        Collections.shuffle(all, new Random(client.machine.persona().seed("redis.commands.order")));
        return all;
    }

    private static void tell(String name, Reply reply) {
        Entry entry = ALL.get(name.toLowerCase(Locale.ROOT));
        if (entry == null) {
            reply.nilArray();
        } else {
            tell(entry, reply);
        }
    }

    private static void tell(Entry entry, Reply reply) {
        reply.array(6);
        reply.bulk(entry.name());
        reply.number(entry.arity());
        reply.array(entry.letters().length());
        for (int i = 0; i < LETTERS.length(); i++) {
            if (entry.letters().indexOf(LETTERS.charAt(i)) >= 0) {
                reply.status(WORDS.get(i));
            }
        }
        reply.number(entry.first());
        reply.number(entry.last());
        reply.number(entry.step());
    }

    private static void keys(List<String> words, Reply reply) {
        Entry entry = ALL.get(words.get(0).toLowerCase(Locale.ROOT));
        if (entry == null) {
            reply.error("ERR Invalid command specified");
        } else if (entry.first() == 0) {
            reply.error("ERR The command has no key arguments");
        } else if (!entry.takes(words.size())) {
            reply.error("ERR Invalid number of arguments specified for command");
        } else {
            int last = entry.last() < 0 ? words.size() + entry.last() : entry.last();
            List<String> keys = new ArrayList<>();
            for (int i = entry.first(); i <= last; i += entry.step()) {
                keys.add(words.get(i));
            }
            reply.bulks(keys);
        }
    }
}
