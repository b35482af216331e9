package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who is there, and may it speak: AUTH, HELLO, SELECT, CLIENT and the like. */
final class Connection {
    private static final String USER = "default";

    private final Client client;
    private final Witness witness;

    Connection(Client client, Witness witness) {
        this.client = client;
        this.witness = witness;
    }

    List<Command> commands() {
        return List.of(
                reads("ping", -1, this::ping),
                reads("echo", 2, (words, reply) -> reply.bulk(words.get(1))),
                reads("auth", client.settings.major() < 6 ? 2 : -2, this::auth),
                reads("hello", -1, this::hello),
                reads("select", 2, this::select),
                reads("client", -2, new Introduction(client)::answer),
                reads("subscribe", -2, this::subscribe),
                reads("psubscribe", -2, this::subscribe),
                reads("unsubscribe", -1, this::unsubscribe),
                reads("punsubscribe", -1, this::unsubscribe),
                reads("publish", 3, (words, reply) -> reply.number(0)),
                reads("reset", 1, this::reset));
    }

    /** The client is as it came. */
    private void reset(List<String> words, Reply reply) {
        client.admitted = !client.settings.locked();
        client.third = false;
        client.database = 0;
        client.name = "";
        reply.speak(false);
        reply.status("RESET");
    }

    private void ping(List<String> words, Reply reply) {
        if (words.size() > 2) {
            reply.error("ERR wrong number of arguments for 'ping' command");
        } else if (words.size() == 2) {
            reply.bulk(words.get(1));
        } else {
            reply.status("PONG");
        }
    }

    private void auth(List<String> words, Reply reply) {
        if (words.size() > 3) {
            reply.error("ERR syntax error");
            return;
        }
        String user = words.size() == 3 ? words.get(1) : USER;
        if (admit(user, words.get(words.size() - 1), words.size() == 3, reply)) {
            reply.ok();
        }
    }

    /** Lets in who has a password that gets in; else the reply is why not. */
    private boolean admit(String user, String password, boolean named, Reply reply) {
        boolean knows = client.settings.locked() && client.settings.passwords().contains(password);
        boolean in = user.equals(USER) && (knows || (!client.settings.locked() && named));
        witness.login(user, password, in);
        client.admitted |= in;
        if (!in) {
            reply.error(refusal(user));
        }
        return in;
    }

    private String refusal(String user) {
        boolean older = client.settings.major() < 6;
        if (client.settings.locked() || !user.equals(USER)) {
            return older ? "ERR invalid password" : "WRONGPASS invalid username-password pair or user is disabled.";
        }
        return older
                ? "ERR Client sent AUTH, but no password is set"
                : "ERR AUTH <password> called without any password configured for the default user. Are you sure your"
                        + " configuration is correct?";
    }

    private void hello(List<String> words, Reply reply) {
        Optional<Long> wanted = words.size() == 1 ? Optional.of(client.third ? 3L : 2L) : Numbers.of(words.get(1));
        if (wanted.isEmpty()) {
            reply.error("ERR Protocol version is not an integer or out of range");
        } else if (wanted.get() != 2 && wanted.get() != 3) {
            reply.error("NOPROTO unsupported protocol version");
        } else if (introduced(words, reply)) {
            client.third = wanted.get() == 3;
            reply.speak(client.third);
            greet(reply);
        }
    }

    /** Whether what HELLO's options say is all right, and who said it may go on; if not, the reply says why. */
    private boolean introduced(List<String> words, Reply reply) {
        Optional<String> named = Optional.empty();
        for (int i = 2; i < words.size(); i++) {
            int left = words.size() - i - 1;
            if (words.get(i).equalsIgnoreCase("auth") && left >= 2) {
                if (!admit(words.get(i + 1), words.get(i + 2), true, reply)) {
                    return false;
                }
                i += 2;
            } else if (words.get(i).equalsIgnoreCase("setname") && left >= 1) {
                named = Optional.of(words.get(++i));
            } else {
                reply.error("ERR Syntax error in HELLO option '" + words.get(i) + "'");
                return false;
            }
        }
        if (!client.admitted) {
            reply.error("NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO AUTH"
                    + " <user> <pass> option can be used to authenticate the client and select the RESP protocol version"
                    + " at the same time");
            return false;
        }
        return named.isEmpty() || Introduction.name(client, named.get(), reply);
    }

    private void greet(Reply reply) {
        reply.map(7);
        reply.bulk("server");
        reply.bulk("redis");
        reply.bulk("version");
        reply.bulk(client.settings.version());
        reply.bulk("proto");
        reply.number(client.third ? 3 : 2);
        reply.bulk("id");
        reply.number(client.machine.clientId(client.session));
        reply.bulk("mode");
        reply.bulk("standalone");
        reply.bulk("role");
        reply.bulk(client.master.isPresent() ? "replica" : "master");
        reply.bulk("modules");
        reply.array(0);
    }

    private void select(List<String> words, Reply reply) {
        Long index = Numbers.of(words.get(1)).orElse(null);
        if (index == null) {
            reply.error(client.settings.major() < 6 ? "ERR invalid DB index" : Texts.NO_NUMBER);
        } else if (index < 0 || index >= Keyspace.DATABASES) {
            reply.error("ERR DB index is out of range");
        } else {
            client.database = index.intValue();
            reply.ok();
        }
    }

    private void subscribe(List<String> words, Reply reply) {
        for (int i = 1; i < words.size(); i++) {
            channel(words, i, i, reply);
        }
    }

    private void unsubscribe(List<String> words, Reply reply) {
        if (words.size() == 1) {
            reply.array(3);
            reply.bulk(words.get(0).toLowerCase(Locale.ROOT));
            reply.nil();
            reply.number(0);
        }
        for (int i = 1; i < words.size(); i++) {
            channel(words, i, 0, reply);
        }
    }

    private static void channel(List<String> words, int index, int subscribed, Reply reply) {
        reply.array(3);
        reply.bulk(words.get(0).toLowerCase(Locale.ROOT));
        reply.bulk(words.get(index));
        reply.number(subscribed);
    }
}
