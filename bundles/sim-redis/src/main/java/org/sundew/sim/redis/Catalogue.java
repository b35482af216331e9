package org.sundew.sim.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What COMMAND tells of the commands there are, those included that are not played. */
final class Catalogue {
    private final Client client;
    private final Map<String, Edition.Entry> all;

    Catalogue(Client client) {
        this.client = client;
        this.all = client.settings.edition().commands();
    }

    void answer(List<String> words, Reply reply) {
        boolean seventh = client.settings.major() >= 7;
        if (words.size() == 1) {
            tellAll(reply);
            return;
        }
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "info" -> {
                if (words.size() == 2 && seventh) {
                    tellAll(reply);
                } else {
                    reply.array(words.size() - 2);
                    words.subList(2, words.size()).forEach(name -> tell(name, reply));
                }
            }
            case "count" -> {
                if (words.size() == 2) {
                    reply.number(all.size());
                } else {
                    unknown(words, reply);
                }
            }
            case "getkeys" -> {
                if (words.size() > 2) {
                    keys(words.subList(2, words.size()), reply);
                } else {
                    unknown(words, reply);
                }
            }
            case "list" -> {
                if (seventh && words.size() == 2) {
                    reply.bulks(shuffled().stream().map(Edition.Entry::name).toList());
                } else {
                    unknown(words, reply);
                }
            }
            case "docs" -> {
                // the manual is as long as this sim server: clients do without
                if (seventh) {
                    reply.map(0);
                } else {
                    unknown(words, reply);
                }
            }
            default -> unknown(words, reply);
        }
    }

    private void unknown(List<String> words, Reply reply) {
        reply.error(client.settings.edition().subcommand("COMMAND", words.get(1)));
    }

    private void tellAll(Reply reply) {
        reply.array(all.size());
        shuffled().forEach(entry -> tell(entry, reply));
    }

    /** Redis has them in a hash table with a seed of its own, so their order is another at each start. */
    private List<Edition.Entry> shuffled() {
        List<Edition.Entry> entries = new ArrayList<>(all.values());
        Collections.shuffle(entries, new Random(client.machine.persona().seed("redis.commands.order")));
        return entries;
    }

    private void tell(String name, Reply reply) {
        Edition.Entry entry = all.get(name.toLowerCase(Locale.ROOT));
        if (entry == null) {
            if (client.settings.major() < 6) {
                reply.nilArray();
            } else {
                reply.nil();
            }
        } else {
            tell(entry, reply);
        }
    }

    private void tell(Edition.Entry entry, Reply reply) {
        reply.array(client.settings.edition().width());
        for (String told : entry.told()) {
            String value = told.substring(1);
            switch (told.charAt(0)) {
                case '$' -> reply.bulk(value);
                case '+' -> reply.status(value);
                case ':' -> reply.number(Long.parseLong(value));
                case '%' -> reply.map(Integer.parseInt(value));
                case '~' -> reply.set(Integer.parseInt(value));
                default -> reply.array(Integer.parseInt(value));
            }
        }
    }

    private void keys(List<String> words, Reply reply) {
        Edition.Entry entry = all.get(words.get(0).toLowerCase(Locale.ROOT));
        if (entry == null) {
            reply.error("ERR Invalid command specified");
            return;
        }
        boolean counted = entry.name().startsWith("eval") || entry.name().startsWith("fcall");
        if (entry.first() == 0 && !counted) {
            reply.error("ERR The command has no key arguments");
        } else if (!entry.takes(words.size())) {
            reply.error("ERR Invalid number of arguments specified for command");
        } else if (counted) {
            count(words, reply);
        } else {
            int last = entry.last() < 0 ? words.size() + entry.last() : entry.last();
            if (last >= words.size()) {
                reply.error("ERR Invalid arguments specified for command");
                return;
            }
            List<String> keys = new ArrayList<>();
            for (int i = entry.first(); i <= last; i += entry.step()) {
                keys.add(words.get(i));
            }
            reply.bulks(keys);
        }
    }

    private static void count(List<String> words, Reply reply) {
        Optional<Long> keys = Numbers.of(words.get(2)).filter(count -> count >= 0 && count <= words.size() - 3);
        if (keys.isEmpty()) {
            reply.error("ERR Invalid arguments specified for command");
        } else {
            reply.bulks(words.subList(3, 3 + keys.get().intValue()));
        }
    }
}
