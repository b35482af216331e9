package org.sundew.sim.redis;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens to a request before its command is played: the checks of Redis's processCommand, in its order. */
final class Commands {
    private static final int QUEUED_MAX = 1000;
    private static final int UNKNOWN_SHOWN = 128;

    private final Client client;
    private final Witness witness;
    private final Map<String, Command> known;
    private int queuedBytes;

    Commands(Client client, Witness witness) {
        this.client = client;
        this.witness = witness;
        this.known = Stream.of(
                        new Connection(client, witness).commands(),
                        new Server(client, this::list, witness).commands(),
                        new Replication(client).commands(),
                        new Scripts(client).commands(),
                        new Keys(client).commands(),
                        new Texts(client).commands(),
                        new Lists(client).commands(),
                        new SetsAndHashes(client).commands(),
                        List.of(
                                Command.reads("multi", 1, this::multi),
                                Command.reads("exec", 1, this::exec),
                                Command.reads("discard", 1, this::discard),
                                Command.reads("watch", -2, (words, reply) -> reply.ok()),
                                Command.reads("unwatch", 1, (words, reply) -> reply.ok())))
                .flatMap(List::stream)
                .filter(command ->
                        client.settings.major() >= 6 || !command.name().equals("hello"))
                .collect(Collectors.toUnmodifiableMap(Command::name, Function.identity()));
    }

    void answer(Request request, Reply reply) {
        witness.saw(request);
        String name = request.name();
        if (name.equals("post") || name.equals("host:")) {
            client.leave();
            return;
        }
        if (name.equals("quit")) {
            reply.ok();
            client.leave();
            return;
        }
        Command command = known.get(name);
        String refusal = command == null ? unknown(request.words()) : refusal(command, request);
        if (command == null || !refusal.isEmpty()) {
            client.spoiled |= client.queueing;
            reply.error(refusal);
            return;
        }
        if (client.queueing && !List.of("exec", "discard", "multi", "watch").contains(name)) {
            queue(request, reply);
            return;
        }
        command.play().answer(request.words(), reply);
    }

    /** Why the command is not played, or nothing. */
    private String refusal(Command command, Request request) {
        if (!command.takes(request.words().size())) {
            return "ERR wrong number of arguments for '" + command.name() + "' command";
        }
        if (!client.admitted
                && !command.name().equals("auth")
                && !command.name().equals("hello")) {
            return "NOAUTH Authentication required.";
        }
        if (command.writes() && client.master.isPresent()) {
            return "READONLY You can't write against a read only replica.";
        }
        boolean full = command.writes() && !client.space.fits(size(request)) && !Keys.frees(command.name());
        return request.cut() || full ? "OOM command not allowed when used memory > 'maxmemory'." : "";
    }

    private static long size(Request request) {
        long size = 0;
        for (String word : request.words()) {
            size += word.length() + Value.ITEM_COST;
        }
        return size;
    }

    private String unknown(List<String> words) {
        boolean older = client.settings.major() < 7;
        String open = older ? "`" : "'";
        StringBuilder shown = new StringBuilder();
        for (String word : words.subList(1, words.size())) {
            if (shown.length() >= UNKNOWN_SHOWN) {
                break;
            }
            shown.append(open)
                    .append(start(word, UNKNOWN_SHOWN - shown.length()))
                    .append(open);
            shown.append(older ? ", " : " ");
        }
        return "ERR unknown command " + open + start(words.get(0), UNKNOWN_SHOWN) + open
                + ", with args beginning with: " + shown;
    }

    private static String start(String word, int length) {
        return word.length() > length ? word.substring(0, length) : word;
    }

    private void multi(List<String> words, Reply reply) {
        if (client.queueing) {
            reply.error("ERR MULTI calls can not be nested");
            return;
        }
        client.queueing = true;
        reply.ok();
    }

    private void queue(Request request, Reply reply) {
        queuedBytes += (int) size(request);
        if (client.queued.size() >= QUEUED_MAX || queuedBytes > RequestReader.KEPT) {
            client.spoiled = true;
            reply.error("OOM command not allowed when used memory > 'maxmemory'.");
            return;
        }
        client.queued.add(request);
        reply.status("QUEUED");
    }

    private void exec(List<String> words, Reply reply) {
        if (!client.queueing) {
            reply.error("ERR EXEC without MULTI");
            return;
        }
        List<Request> queued = List.copyOf(client.queued);
        boolean spoiled = client.spoiled;
        forget();
        if (spoiled) {
            reply.error("EXECABORT Transaction discarded because of previous errors.");
            return;
        }
        reply.array(queued.size());
        for (Request request : queued) {
            Command command = known.get(request.name());
            String refusal = command == null ? unknown(request.words()) : refusal(command, request);
            if (command == null || !refusal.isEmpty()) {
                reply.error(refusal);
            } else {
                command.play().answer(request.words(), reply);
            }
        }
    }

    private void discard(List<String> words, Reply reply) {
        if (!client.queueing) {
            reply.error("ERR DISCARD without MULTI");
            return;
        }
        forget();
        reply.ok();
    }

    private void forget() {
        client.queued.clear();
        client.queueing = false;
        client.spoiled = false;
        queuedBytes = 0;
    }

    /** What COMMAND answers: names, arities, flags and where the keys are. */
    private void list(List<String> words, Reply reply) {
        if (words.size() > 1) {
            if (words.get(1).equalsIgnoreCase("count")) {
                reply.number(known.size());
            } else {
                reply.error("ERR Unknown subcommand or wrong number of arguments for '" + words.get(1)
                        + "'. Try COMMAND HELP.");
            }
            return;
        }
        reply.array(known.size());
        for (Command command : known.values()) {
            boolean keyed = command.writes() || command.name().endsWith("get");
            reply.array(6);
            reply.bulk(command.name());
            reply.number(command.arity());
            reply.array(1);
            reply.status(command.writes() ? "write" : "readonly");
            for (int i = 0; i < 3; i++) {
                reply.number(keyed ? 1 : 0);
            }
        }
    }
}
