package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;

import java.util.List;
import java.util.Locale;

/** Streams, of which none is kept: what is added has an id, and what is read is not there. */
final class Streams {
    private static final String NO_KEY = "ERR no such key";

    private final Client client;

    Streams(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                reads("xadd", -5, absent(1, this::add)),
                reads("xlen", 2, absent(1, (words, reply) -> reply.number(0))),
                reads("xrange", -4, absent(1, (words, reply) -> reply.array(0))),
                reads("xrevrange", -4, absent(1, (words, reply) -> reply.array(0))),
                reads("xdel", -3, absent(1, (words, reply) -> reply.number(0))),
                reads("xtrim", -2, absent(1, (words, reply) -> reply.number(0))),
                reads("xack", -4, absent(1, (words, reply) -> reply.number(0))),
                reads("xsetid", 3, absent(1, (words, reply) -> reply.error(NO_KEY))),
                reads("xpending", -3, absent(1, (words, reply) -> noGroup(words, reply))),
                reads("xclaim", -6, absent(1, (words, reply) -> noGroup(words, reply))),
                reads("xread", -4, this::read),
                reads("xreadgroup", -7, this::read),
                reads("xinfo", -2, absent(2, (words, reply) -> about(words, "XINFO", NO_KEY, reply))),
                reads(
                        "xgroup",
                        -2,
                        absent(
                                2,
                                (words, reply) -> about(
                                        words,
                                        "XGROUP",
                                        "ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to"
                                                + " use the MKSTREAM option to create an empty stream automatically.",
                                        reply))));
    }

    private Command.Play absent(int at, Command.Play play) {
        return Others.absent(client, at, play);
    }

    private void add(List<String> words, Reply reply) {
        String id = words.get(2);
        if (!id.equals("*") && !id.matches("\\d{1,18}(-\\d{1,18})?")) {
            reply.error("ERR Invalid stream ID specified as stream command argument");
        } else if (words.size() % 2 == 0) {
            reply.error(client.settings.edition().miscount(words.get(0), "XADD"));
        } else if (id.equals("*")) {
            reply.bulk(client.session.now().toEpochMilli() + "-0");
        } else {
            reply.bulk(id.contains("-") ? id : id + "-0");
        }
    }

    private static void noGroup(List<String> words, Reply reply) {
        reply.error("NOGROUP No such key '" + words.get(1) + "' or consumer group '" + words.get(2) + "'");
    }

    private void read(List<String> words, Reply reply) {
        List<String> lower =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        int streams = lower.indexOf("streams");
        if (streams < 0 || streams == words.size() - 1) {
            reply.error(Texts.SYNTAX);
        } else if ((words.size() - streams) % 2 == 0) {
            reply.error("ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.");
        } else if (lower.get(0).equals("xreadgroup")) {
            reply.error("NOGROUP No such key '" + words.get(streams + 1) + "' or consumer group '" + words.get(2)
                    + "' in XREADGROUP with GROUP option");
        } else {
            reply.nilArray();
        }
    }

    private void about(List<String> words, String command, String missing, Reply reply) {
        if (words.size() < 3) {
            reply.error(client.settings.edition().subcommand(command, words.get(1)));
        } else {
            reply.error(missing);
        }
    }
}
