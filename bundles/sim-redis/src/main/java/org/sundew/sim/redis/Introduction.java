package org.sundew.sim.redis;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.sundew.event.Visit;

/** CLIENT: what a client is called, and what Redis knows of it. */
final class Introduction {
    /** How much Redis reads at once, in bytes. */
    private static final int QUERY_BUFFER = 32_768;
    /** And how much from 7.0 on. */
    private static final int QUERY_BUFFER_7 = 20_474;

    /** The longest name that a client is given here; Redis has no such bound. */
    private static final int NAME_MAX = 256;

    private final Client client;

    Introduction(Client client) {
        this.client = client;
    }

    void answer(List<String> words, Reply reply) {
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "list" -> reply.verbatim(line(words));
            case "info" -> info(words, reply);
            case "no-evict" -> keep(words, reply);
            case "id" -> reply.number(client.machine.clientId(client.session));
            case "getname" -> getName(reply);
            case "setname" -> setName(words, reply);
            case "kill" -> kill(words, reply);
            case "pause" -> pause(words, reply);
            default -> otherClient(words, reply);
        }
    }

    private void otherClient(List<String> words, Reply reply) {
        boolean known = switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "reply" -> words.size() == 3;
            case "setinfo" -> client.settings.since(7, 2);
            default -> false;
        };
        if (known) {
            reply.ok();
        } else {
            reply.error(client.settings.edition().subcommand("CLIENT", words.get(1)));
        }
    }

    private void info(List<String> words, Reply reply) {
        if (client.settings.major() < 6 || words.size() != 2) {
            otherClient(words, reply);
        } else {
            reply.verbatim(line(words));
        }
    }

    private void keep(List<String> words, Reply reply) {
        if (client.settings.major() < 7 || words.size() != 3) {
            otherClient(words, reply);
        } else if (words.get(2).equalsIgnoreCase("on") || words.get(2).equalsIgnoreCase("off")) {
            client.stays = words.get(2).equalsIgnoreCase("on");
            reply.ok();
        } else {
            reply.error(Texts.SYNTAX);
        }
    }

    private void getName(Reply reply) {
        if (client.name.isEmpty()) {
            reply.nil();
        } else {
            reply.bulk(client.name);
        }
    }

    private void setName(List<String> words, Reply reply) {
        if (words.size() != 3) {
            reply.error(client.settings.edition().subcommand("CLIENT", words.get(1)));
        } else if (name(client, words.get(2), reply)) {
            reply.ok();
        }
    }

    /** Whether a client may be called so, and now is; if not, the reply says why. */
    static boolean name(Client client, String name, Reply reply) {
        if (name.length() > NAME_MAX || name.chars().anyMatch(c -> c < '!' || c > '~')) {
            reply.error("ERR Client names cannot contain spaces, newlines or special characters.");
            return false;
        }
        client.name = name;
        return true;
    }

    /** What a Redis tells of this client, the only one there is: as its version has it. */
    private String line(List<String> words) {
        int major = client.settings.major();
        Visit visit = client.session.visit();
        int query = 4;
        int arguments = 0;
        for (String word : words) {
            query += 5 + Integer.toString(word.length()).length() + word.length();
            arguments += word.length();
        }
        StringBuilder line = new StringBuilder("id=" + client.machine.clientId(client.session));
        line.append(" addr=" + address(visit.visitor().ip(), visit.visitor().port()));
        line.append(
                major < 6
                        ? ""
                        : " laddr="
                                + address(visit.sensor().ip(), visit.listen().port()));
        line.append(" fd=" + client.machine.descriptor() + " name=" + client.name + " age=");
        line.append(Duration.between(visit.started(), client.session.now()).toSeconds());
        line.append(" idle=0 flags=" + (client.stays ? "e" : "N") + " db=" + client.database + " sub=0 psub=0");
        line.append((major < 7 ? "" : " ssub=0") + " multi=-1 qbuf=" + query);
        line.append(" qbuf-free=" + ((major < 7 ? QUERY_BUFFER : QUERY_BUFFER_7) - query));
        line.append(major < 6 ? "" : " argv-mem=" + arguments);
        line.append(major < 7 ? "" : " multi-mem=0 rbs=16384 rbp=16384");
        line.append(" obl=0 oll=0 omem=0");
        line.append(major < 6 ? "" : " tot-mem=" + (arguments + (major < 7 ? 49_806 : 37_648)));
        line.append(
                " events=r cmd=client" + (major < 7 ? "" : "|" + words.get(1).toLowerCase(Locale.ROOT)));
        line.append(major < 6 ? "" : " user=default redir=-1");
        line.append(major < 7 ? "" : " resp=" + (client.third ? 3 : 2));
        return line.append('\n').toString();
    }

    private static String address(String ip, int port) {
        return (ip.indexOf(':') >= 0 ? "[" + ip + "]" : ip) + ":" + port;
    }

    private void kill(List<String> words, Reply reply) {
        if (words.size() == 3) {
            boolean self = words.get(2)
                    .equals(address(
                            client.session.visit().visitor().ip(),
                            client.session.visit().visitor().port()));
            if (self) {
                reply.ok();
                client.leave();
            } else {
                reply.error("ERR No such client");
            }
        } else if (words.size() > 3 && words.size() % 2 == 0) {
            reply.number(0);
        } else {
            reply.error("ERR syntax error");
        }
    }

    private void pause(List<String> words, Reply reply) {
        if (words.size() != 3) {
            reply.error(client.settings.edition().subcommand("CLIENT", words.get(1)));
        } else if (Numbers.of(words.get(2)).isEmpty()) {
            reply.error("ERR timeout is not an integer or out of range");
        } else {
            reply.ok();
        }
    }
}
