package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The commands for what no visitor of ours keeps: streams, places, sketches of sets, and waiting for a list to fill. They answer
 * as where there is no such key, and as if what is added were kept.
 */
final class Others {
    private static final long LONGEST_SECONDS = 1_000_000;

    private final Client client;
    private final Command.Play redis;
    private boolean waiting;

    /** What pops by this. */
    Others(Client client, Command.Play redis) {
        this.client = client;
        this.redis = redis;
    }

    List<Command> commands() {
        return List.of(
                reads("geoadd", -5, absent((words, reply) -> reply.number((words.size() - 2) / 3))),
                reads("geopos", -2, absent((words, reply) -> each(words, reply::nilArray, reply))),
                reads("geohash", -2, absent((words, reply) -> each(words, reply::nil, reply))),
                reads("geodist", -4, absent((words, reply) -> reply.nil())),
                reads("georadius", -6, absent((words, reply) -> reply.array(0))),
                reads("georadius_ro", -6, absent((words, reply) -> reply.array(0))),
                reads("georadiusbymember", -5, absent((words, reply) -> reply.array(0))),
                reads("georadiusbymember_ro", -5, absent((words, reply) -> reply.array(0))),
                reads("pfadd", -2, sketch((words, reply) -> reply.number(1))),
                reads("pfcount", -2, sketch((words, reply) -> reply.number(0))),
                reads("pfmerge", -2, sketch((words, reply) -> reply.ok())),
                reads("pfselftest", 1, (words, reply) -> reply.ok()),
                reads("pfdebug", -3, (words, reply) -> reply.error("ERR The specified key does not exist")),
                reads("restore", -4, this::restore),
                reads("restore-asking", -4, this::restore),
                reads("bitfield", -2, absent(this::bitField)),
                reads("blpop", -3, (words, reply) -> await(words, "lpop", reply)),
                reads("brpop", -3, (words, reply) -> await(words, "rpop", reply)),
                reads("bzpopmin", -3, (words, reply) -> await(words, "zpopmin", reply)),
                reads("bzpopmax", -3, (words, reply) -> await(words, "zpopmax", reply)),
                reads("brpoplpush", 4, (words, reply) -> await(words, "rpoplpush", reply)),
                reads("lolwut", -1, (words, reply) -> reply.bulk("Redis ver. " + client.settings.version() + "\n")));
    }

    /** What is only answered so where the key is not there; else it holds something else. */
    static Command.Play absent(Client client, int at, Command.Play play) {
        return (words, reply) -> {
            if (words.size() > at && client.get(words.get(at)).isPresent()) {
                reply.error(Texts.WRONG_TYPE);
            } else {
                play.answer(words, reply);
            }
        };
    }

    private Command.Play absent(Command.Play play) {
        return absent(client, 1, play);
    }

    private Command.Play sketch(Command.Play play) {
        return (words, reply) -> {
            if (client.get(words.get(1)).orElse(null) instanceof Value.Text) {
                reply.error("WRONGTYPE Key is not a valid HyperLogLog string value.");
            } else {
                absent(play).answer(words, reply);
            }
        };
    }

    private static void each(List<String> words, Runnable nothing, Reply reply) {
        reply.array(words.size() - 2);
        words.subList(2, words.size()).forEach(word -> nothing.run());
    }

    private void restore(List<String> words, Reply reply) {
        if (client.get(words.get(1)).isPresent()
                && words.subList(4, words.size()).stream().noneMatch("replace"::equalsIgnoreCase)) {
            reply.error("BUSYKEY Target key name already exists.");
        } else if (Numbers.of(words.get(2)).isEmpty()) {
            reply.error(Texts.NO_NUMBER);
        } else {
            reply.error("ERR DUMP payload version or checksum are wrong");
        }
    }

    /** Every field that is read is 0, as is what any field was before. */
    private void bitField(List<String> words, Reply reply) {
        long operations = words.stream()
                .skip(2)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(Set.of("get", "set", "incrby")::contains)
                .count();
        reply.array((int) operations);
        for (long i = 0; i < operations; i++) {
            reply.number(0);
        }
    }

    /** Takes what there is, or keeps the visitor waiting until its time is up. Nobody else fills a list here. */
    private void await(List<String> words, String pop, Reply reply) {
        OptionalDouble seconds = Numbers.real(words.get(words.size() - 1));
        if (seconds.isEmpty() || Double.isInfinite(seconds.getAsDouble())) {
            reply.error("ERR timeout is not an integer or out of range");
            return;
        }
        if (seconds.getAsDouble() < 0) {
            reply.error("ERR timeout is negative");
            return;
        }
        boolean moves = pop.equals("rpoplpush");
        Optional<String> full = words.subList(1, moves ? 2 : words.size() - 1).stream()
                .filter(key -> client.get(key).isPresent())
                .findFirst();
        if (full.isPresent()) {
            take(full.get(), moves ? List.of(pop, words.get(1), words.get(2)) : List.of(pop, full.get()), reply);
            return;
        }
        long most = Math.min(LONGEST_SECONDS, (long) Math.ceil(seconds.getAsDouble()));
        if (waiting || most == 0) {
            // without an end, or a second time: nothing is answered
            return;
        }
        waiting = true;
        client.session.after(Duration.ofSeconds(most), () -> {
            waiting = false;
            client.session.send(client.third ? "_\r\n" : moves ? "$-1\r\n" : "*-1\r\n");
        });
    }

    private void take(String key, List<String> pop, Reply reply) {
        Reply popped = new Reply(false);
        redis.answer(pop, popped);
        String text = popped.text();
        if (pop.size() == 3 || text.startsWith("-")) {
            reply.raw(text);
        } else if (text.startsWith("*")) {
            reply.raw("*3\r\n$" + key.length() + "\r\n" + key + "\r\n" + text.substring(text.indexOf('\n') + 1));
        } else {
            reply.raw("*2\r\n$" + key.length() + "\r\n" + key + "\r\n" + text);
        }
    }
}
