package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lua and modules, of which nothing ever runs: what returns a value or calls this Redis does so (see {@link Lua}), what looks
 * for a way out is refused.
 */
final class Scripts {
    private static final Pattern FORBIDDEN = Pattern.compile("\\b(package|io|dofile|require|os\\.execute)\\b");
    private static final int READ = 4096;

    /** How many scripts of a visit are kept, for EVALSHA. */
    private static final int KEPT = 100;

    private final Client client;
    private final Command.Play redis;
    private final Map<String, String> known = new HashMap<>(0);

    /** Scripts that call Redis by this. */
    Scripts(Client client, Command.Play redis) {
        this.client = client;
        this.redis = redis;
    }

    List<Command> commands() {
        return List.of(
                reads("eval", -3, this::eval),
                reads("evalsha", -3, this::evalKnown),
                reads("script", -2, this::script),
                reads("module", -2, this::module));
    }

    /** Keeps the script, if there is room, and returns its name. */
    private String keep(String script) {
        String name = sha1(script);
        boolean room = known.size() < KEPT && script.length() <= READ && client.space.fits(script.length());
        if (room && known.put(name, script) == null) {
            client.space.hold(script.length());
        }
        return name;
    }

    private void eval(List<String> words, Reply reply) {
        if (counted(words, reply)) {
            run(keep(words.get(1)), words.get(1), words, reply);
        }
    }

    private void evalKnown(List<String> words, Reply reply) {
        if (!counted(words, reply)) {
            return;
        }
        String name = words.get(1).toLowerCase(Locale.ROOT);
        String script = known.get(name);
        if (script == null) {
            reply.error("NOSCRIPT No matching script. Please use EVAL.");
        } else {
            run(name, script, words, reply);
        }
    }

    /** Whether the number of keys is one that there can be; if not, the reply says so. */
    private static boolean counted(List<String> words, Reply reply) {
        Optional<Long> keys = Numbers.of(words.get(2));
        if (keys.isEmpty()) {
            reply.error(Texts.NO_NUMBER);
        } else if (keys.get() > words.size() - 3) {
            reply.error("ERR Number of keys can't be greater than number of args");
        } else if (keys.get() < 0) {
            reply.error("ERR Number of keys can't be negative");
        } else {
            return true;
        }
        return false;
    }

    private void run(String name, String script, List<String> words, Reply reply) {
        String start = script.length() > READ ? script.substring(0, READ) : script;
        int keys = 3 + Integer.parseInt(words.get(2));
        Lua lua = new Lua(start, words.subList(3, keys), words.subList(keys, words.size()), this::call);
        Matcher forbidden = FORBIDDEN.matcher(start);
        try {
            Optional<String> result = lua.run();
            if (result.isPresent()) {
                reply.raw(result.get());
            } else if (forbidden.find()) {
                reply.error(strict(name, forbidden.group(1).replace(".execute", "")));
            } else {
                reply.nil();
            }
        } catch (Lua.Raised e) {
            reply.error(raised(name, e.text()));
        }
    }

    /** What is said of a script that looks for what a sandbox lacks. */
    private String strict(String script, String variable) {
        String what = "user_script:1: Script attempted to access nonexistent global variable '" + variable + "'";
        return switch (client.settings.major()) {
            case 7 -> "ERR " + what + " script: " + script + ", on @user_script:1.";
            case 6 -> "ERR Error running script (call to f_" + script + "): @user_script:1: " + what;
            default -> "ERR Error running script (call to f_" + script + "): @enable_strict_lua:15: " + what;
        };
    }

    private String raised(String script, String error) {
        return client.settings.major() < 7
                ? "ERR Error running script (call to f_" + script + "): @user_script:1: " + error
                : error + " script: " + script + ", on @user_script:1.";
    }

    private String call(List<String> words) {
        Reply answer = new Reply(false);
        redis.answer(words, answer);
        String text = answer.text();
        return text.isEmpty() ? "$-1\r\n" : text;
    }

    private void script(List<String> words, Reply reply) {
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "load" -> load(words, reply);
            case "exists" -> {
                reply.array(words.size() - 2);
                words.subList(2, words.size())
                        .forEach(word -> reply.truth(known.containsKey(word.toLowerCase(Locale.ROOT))));
            }
            case "flush" -> {
                known.values().forEach(each -> client.space.hold(-each.length()));
                known.clear();
                reply.ok();
            }
            case "kill" -> reply.error("NOTBUSY No scripts in execution right now.");
            default -> reply.error(client.settings.edition().subcommand("SCRIPT", words.get(1)));
        }
    }

    private void load(List<String> words, Reply reply) {
        if (words.size() == 3) {
            reply.bulk(keep(words.get(2)));
        } else {
            reply.error(client.settings.edition().subcommand("SCRIPT", words.get(1)));
        }
    }

    private void module(List<String> words, Reply reply) {
        String verb = words.get(1).toLowerCase(Locale.ROOT);
        if (verb.equals("list")) {
            reply.array(0);
        } else if (verb.equals("load") && words.size() > 2) {
            client.session.note("redis.module", words.get(2));
            reply.error(
                    client.settings.major() < 7
                            ? "ERR Error loading the extension. Please check the server logs."
                            : Server.notAllowed("MODULE"));
        } else if (verb.equals("unload") && words.size() == 3) {
            reply.error("ERR Error unloading module: no such module with that name");
        } else {
            reply.error(client.settings.edition().subcommand("MODULE", words.get(1)));
        }
    }

    private static String sha1(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }
}
