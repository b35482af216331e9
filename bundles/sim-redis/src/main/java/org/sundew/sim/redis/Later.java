package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;
import static org.sundew.sim.redis.Command.writes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came after 5.0: those commands that clients and intruders use are played, the others answer as where there is no such
 * key. Which version has which is in {@link Edition}.
 */
final class Later {
    /** What answers with a number where there is no key. */
    private static final Set<String> COUNTING =
            Set.of("geosearchstore", "sintercard", "zdiffstore", "zintercard", "zrangestore", "spublish");
    /** What answers with a list there. */
    private static final Set<String> LISTING =
            Set.of("geosearch", "sort_ro", "zdiff", "zinter", "zunion", "bitfield_ro");

    private final Client client;

    Later(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        List<Command> played = List.of(
                reads("acl", -2, this::access),
                writes("getdel", 2, this::take),
                writes("getex", -2, this::touch),
                reads("smismember", -3, this::members),
                reads("function", -2, this::function),
                reads("fcall", -3, (words, reply) -> reply.error("ERR Function not found")),
                reads("fcall_ro", -3, (words, reply) -> reply.error("ERR Function not found")),
                reads("failover", -1, (words, reply) -> reply.error("ERR FAILOVER requires connected replicas.")));
        Set<String> names = played.stream().map(Command::name).collect(Collectors.toSet());
        Stream<Command> others = client.settings.edition().commands().values().stream()
                .filter(entry -> !names.contains(entry.name()))
                .map(entry -> reads(entry.name(), entry.arity(), this::absent));
        return Stream.concat(played.stream(), others).toList();
    }

    private void absent(List<String> words, Reply reply) {
        String name = words.get(0).toLowerCase(Locale.ROOT);
        if (words.size() > 1 && client.get(words.get(1)).isPresent()) {
            reply.error(Texts.WRONG_TYPE);
        } else if (COUNTING.contains(name)) {
            reply.number(0);
        } else if (LISTING.contains(name)) {
            reply.array(0);
        } else if (name.endsWith("expiretime")) {
            reply.number(-2);
        } else {
            reply.nil();
        }
    }

    private void access(List<String> words, Reply reply) {
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "whoami" -> reply.bulk("default");
            case "users" -> reply.bulks(List.of("default"));
            case "list" -> reply.bulks(List.of(rule()));
            case "setuser", "deluser", "load", "save" -> reply.ok();
            default -> reply.error(client.settings.edition().subcommand("ACL", words.get(1)));
        }
    }

    /** What the only user may do. */
    private String rule() {
        String password = client.settings.locked()
                ? "#" + client.machine.runId() + client.machine.replicationId().substring(16)
                : "nopass";
        return "user default on " + password + " ~* &* +@all";
    }

    private void take(List<String> words, Reply reply) {
        Optional<Value> value = client.get(words.get(1));
        tell(value, reply);
        if (value.orElse(null) instanceof Value.Text) {
            client.space.remove(client.database, words.get(1));
        }
    }

    private void touch(List<String> words, Reply reply) {
        tell(client.get(words.get(1)), reply);
    }

    private static void tell(Optional<Value> value, Reply reply) {
        if (value.isEmpty()) {
            reply.nil();
        } else if (value.get() instanceof Value.Text text) {
            reply.bulk(text.text());
        } else {
            reply.error(Texts.WRONG_TYPE);
        }
    }

    private void members(List<String> words, Reply reply) {
        Value value = client.get(words.get(1)).orElseGet(Value.Members::new);
        if (!(value instanceof Value.Members set)) {
            reply.error(Texts.WRONG_TYPE);
            return;
        }
        reply.array(words.size() - 2);
        words.subList(2, words.size()).forEach(word -> reply.truth(set.members().contains(word)));
    }

    private void function(List<String> words, Reply reply) {
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "list" -> reply.array(0);
            case "flush" -> reply.ok();
            case "load" -> reply.error("ERR Missing library metadata");
            case "kill" -> reply.error("NOTBUSY No scripts in execution right now.");
            default -> reply.error(client.settings.edition().subcommand("FUNCTION", words.get(1)));
        }
    }
}
