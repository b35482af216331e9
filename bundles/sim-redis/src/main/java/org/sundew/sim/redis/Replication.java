package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;

import java.util.List;
import java.util.Optional;

/** SLAVEOF and what goes with it, for a replica that never dials its master. */
final class Replication {
    private final Client client;

    Replication(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                reads("slaveof", 3, this::follow),
                reads("replicaof", 3, this::follow),
                reads("role", 1, this::role),
                reads("replconf", -1, this::negotiate),
                reads("psync", 3, (words, reply) -> refuse(reply)),
                reads("sync", 1, (words, reply) -> refuse(reply)),
                reads("wait", 3, (words, reply) -> reply.number(0)),
                reads("migrate", -6, (words, reply) -> reply.error("IOERR error or timeout connecting to the client")));
    }

    private void follow(List<String> words, Reply reply) {
        if (words.get(1).equalsIgnoreCase("no") && words.get(2).equalsIgnoreCase("one")) {
            client.master = Optional.empty();
            client.parameters.follow("");
            reply.ok();
            return;
        }
        Optional<Long> port = Numbers.of(words.get(2));
        if (port.isEmpty()) {
            reply.error(client.settings.major() < 7 ? Texts.NO_NUMBER : "ERR Invalid master port");
            return;
        }
        String host = words.get(1).length() > 255 ? words.get(1).substring(0, 255) : words.get(1);
        String master = host + ":" + port.get();
        if (client.master.equals(Optional.of(master))) {
            reply.status("OK Already connected to specified master");
            return;
        }
        client.master = Optional.of(master);
        client.session.note("redis.master", master);
        client.parameters.follow(host + " " + port.get());
        reply.ok();
    }

    private void negotiate(List<String> words, Reply reply) {
        if (words.size() % 2 == 0) {
            reply.error(Texts.SYNTAX);
        } else {
            reply.ok();
        }
    }

    private void role(List<String> words, Reply reply) {
        if (client.master.isEmpty()) {
            reply.array(3);
            reply.bulk("master");
            reply.number(0);
            reply.array(0);
            return;
        }
        String master = client.master.get();
        int colon = master.lastIndexOf(':');
        reply.array(5);
        reply.bulk("slave");
        reply.bulk(master.substring(0, colon));
        reply.number(Long.parseLong(master.substring(colon + 1)));
        reply.bulk("connect");
        reply.number(-1);
    }

    /** A replica gets nothing from us: what a Redis says that cannot fork. */
    private static void refuse(Reply reply) {
        reply.error("ERR Unable to perform background save");
    }
}
