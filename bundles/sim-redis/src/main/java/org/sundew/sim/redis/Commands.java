package org.sundew.sim.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens to a request before its command is played: the checks of Redis's processCommand, in its order. */
final class Commands {
    /** What a Redis answers whose memory is full. */
    static final String FULL = "OOM command not allowed when used memory > 'maxmemory'.";

    /** And one whose script does not end. */
    private static final String BUSY =
            "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.";

    /** What goes through all keys. */
    private static final Set<String> WHOLE =
            Set.of("keys", "scan", "dbsize", "randomkey", "info", "flushall", "flushdb", "save", "bgsave");

    /** How many characters are looked at as fast as one thing. */
    private static final int CHARACTERS = 128;

    private static final int QUEUED_MAX = 1000;
    private static final int UNKNOWN_SHOWN = 128;

    private final Client client;
    private final Witness witness;
    private final Map<String, Command> known;
    private long queuedBytes;

    Commands(Client client, Witness witness) {
        this.client = client;
        this.witness = witness;
        this.known = Stream.of(
                        new Connection(client, witness).commands(),
                        new Server(client, new Catalogue(client)::answer, witness).commands(),
                        new Replication(client).commands(),
                        new Scripts(client, this::call).commands(),
                        new Keys(client).commands(),
                        new Texts(client).commands(),
                        new Ranges(client).commands(),
                        new Lists(client).commands(),
                        new Sets(client).commands(),
                        new Hashes(client).commands(),
                        new SortedSets(client).commands(),
                        new ScoreRanges(client).commands(),
                        new LexRanges(client).commands(),
                        new Unions(client).commands(),
                        new Sorting(client).commands(),
                        new Streams(client).commands(),
                        new Others(client, this::call).commands(),
                        List.of(
                                Command.reads("multi", 1, this::multi),
                                Command.reads("exec", 1, this::exec),
                                Command.reads("discard", 1, this::discard),
                                Command.reads("watch", -2, this::watch),
                                Command.reads("unwatch", 1, (words, reply) -> reply.ok())),
                        new Later(client).commands())
                .flatMap(List::stream)
                .filter(command -> client.settings.edition().commands().containsKey(command.name()))
                .collect(Collectors.toUnmodifiableMap(Command::name, Function.identity(), (played, other) -> played));
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
        if (client.queueing
                && !List.of("exec", "discard", "multi", "watch", "reset").contains(name)) {
            queue(request, reply);
            return;
        }
        play(command, request, reply);
    }

    /** Plays what a script calls; the reply is an error where it may not. */
    private void call(List<String> words, Reply reply) {
        boolean seventh = client.settings.major() >= 7;
        Request request = new Request(words, false);
        Command command = known.get(request.name());
        if (command == null) {
            reply.error(
                    seventh
                            ? "ERR Unknown Redis command called from script"
                            : "@user_script: 1: Unknown Redis command called from Lua script");
        } else if (!command.takes(words.size())) {
            reply.error(
                    seventh
                            ? "ERR Wrong number of args calling Redis command from script"
                            : "@user_script: 1: Wrong number of args calling Redis command From Lua script");
        } else if (client.settings.edition().outsideScriptsOnly(request.name())) {
            reply.error(
                    seventh
                            ? "ERR This Redis command is not allowed from script"
                            : "@user_script: 1: This Redis command is not allowed from scripts");
        } else {
            String refusal = refusal(command, request);
            if (refusal.isEmpty()) {
                play(command, request, reply);
            } else {
                reply.error(refusal);
            }
        }
    }

    private void play(Command command, Request request, Reply reply) {
        if (command.name().equals("reset")) {
            forget();
        }
        command.play().answer(request.words(), reply);
        client.changes += command.writes() ? 1 : 0;
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
        if (request.cut() || full) {
            return FULL;
        }
        return client.looks(looks(request)) ? "" : BUSY;
    }

    /** At how much a command looks at most, so that a few bytes of requests do not hold up other visitors for long. */
    private long looks(Request request) {
        long looks = WHOLE.contains(request.name()) ? client.space.entries() : 1;
        for (String word : request.words()) {
            looks += 1 + client.get(word).map(value -> looks(word, value)).orElse(0L);
        }
        return looks;
    }

    private long looks(String key, Value value) {
        return value.size() + client.space.bytes(client.database, key) / CHARACTERS;
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

    /** Nobody else changes the keys of this visit, so there is nothing to watch. */
    private void watch(List<String> words, Reply reply) {
        if (client.queueing) {
            reply.error("ERR WATCH inside MULTI is not allowed");
        } else {
            reply.ok();
        }
    }

    private void queue(Request request, Reply reply) {
        long size = size(request);
        if (client.queued.size() >= QUEUED_MAX || !client.space.fits(size)) {
            client.spoiled = true;
            reply.error(FULL);
            return;
        }
        client.space.hold(size);
        queuedBytes += size;
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
                play(command, request, reply);
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
        client.space.hold(-queuedBytes);
        queuedBytes = 0;
    }
}
