package org.sundew.sim.redis;

import static org.sundew.sim.redis.Command.reads;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lua and modules, of which nothing ever runs: what returns a literal does so, what looks for a way out is refused. */
final class Scripts {
    private static final Pattern NUMBER = Pattern.compile("\\s*return\\s+(-?\\d{1,9})\\s*;?\\s*");
    private static final Pattern TEXT = Pattern.compile("\\s*return\\s+(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")\\s*;?\\s*");
    private static final Pattern FORBIDDEN = Pattern.compile("\\b(package|io|dofile|require|os\\.execute)\\b");
    private static final int READ = 4096;

    private final Client client;

    Scripts(Client client) {
        this.client = client;
    }

    List<Command> commands() {
        return List.of(
                reads("eval", -3, this::eval),
                reads("evalsha", -3, (words, reply) -> reply.error("NOSCRIPT No matching script. Please use EVAL.")),
                reads("script", -2, this::script),
                reads("module", -2, this::module));
    }

    private void eval(List<String> words, Reply reply) {
        if (Numbers.of(words.get(2)).isEmpty()) {
            reply.error("ERR value is not an integer or out of range");
            return;
        }
        if (Numbers.of(words.get(2)).get() > words.size() - 3) {
            reply.error("ERR Number of keys can't be greater than number of args");
            return;
        }
        String script = words.get(1);
        String start = script.length() > READ ? script.substring(0, READ) : script;
        Matcher number = NUMBER.matcher(start);
        Matcher text = TEXT.matcher(start);
        Matcher forbidden = FORBIDDEN.matcher(start);
        if (number.matches()) {
            reply.number(Long.parseLong(number.group(1)));
        } else if (text.matches()) {
            reply.bulk(text.group(1) != null ? text.group(1) : text.group(2));
        } else if (forbidden.find()) {
            reply.error("ERR Error running script (call to f_" + sha1(script)
                    + "): @enable_strict_lua:15: user_script:1: Script attempted to access nonexistent global variable '"
                    + forbidden.group(1).replace(".execute", "") + "'");
        } else {
            reply.nil();
        }
    }

    private void script(List<String> words, Reply reply) {
        switch (words.get(1).toLowerCase(Locale.ROOT)) {
            case "load" -> load(words, reply);
            case "exists" -> {
                reply.array(words.size() - 2);
                words.subList(2, words.size()).forEach(word -> reply.number(0));
            }
            case "flush" -> reply.ok();
            case "kill" -> reply.error("NOTBUSY No scripts in execution right now.");
            default -> reply.error(Server.subcommand("SCRIPT", words.get(1)));
        }
    }

    private static void load(List<String> words, Reply reply) {
        if (words.size() == 3) {
            reply.bulk(sha1(words.get(2)));
        } else {
            reply.error(Server.subcommand("SCRIPT", words.get(1)));
        }
    }

    private void module(List<String> words, Reply reply) {
        String verb = words.get(1).toLowerCase(Locale.ROOT);
        if (verb.equals("list")) {
            reply.array(0);
        } else if (verb.equals("load") && words.size() > 2) {
            client.session.note("redis.module", words.get(2));
            reply.error("ERR Error loading the extension. Please check the server logs.");
        } else if (verb.equals("unload") && words.size() == 3) {
            reply.error("ERR Error unloading module: no such module with that name");
        } else {
            reply.error(Server.subcommand("MODULE", words.get(1)));
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
