package org.sundew.sim.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Redis tells of itself, by the line of versions: of 5.0 what redis.io and Debian's configuration say, of 6.2 and 7.0 what
 * a 6.2.7 and Debian's 7.0.15 were heard to say.
 *
 * @param major the first number of the versions that tell this
 * @param width how many facts COMMAND tells of each command
 * @param commands those that it has, played or not
 * @param info the lines of INFO: {@code # Section}, {@code name:value}, or a name alone where the value is worked out
 * @param parameters those that CONFIG knows, in its order
 */
record Edition(
        int major, int width, Map<String, Entry> commands, List<String> info, Map<String, Parameter> parameters) {

    /** What may be done to a parameter while Redis runs. */
    enum Change {
        ALLOWED,
        IMMUTABLE,
        /** Not unless the configuration file says so, which it does not. */
        PROTECTED
    }

    /** A parameter as the configuration has it. */
    record Parameter(String value, Change change) {
        static Parameter of(String line) {
            int blank = line.indexOf(' ');
            return new Parameter(
                    blank < 0 ? "" : line.substring(blank + 1),
                    switch (line.charAt(0)) {
                        case '!' -> Change.IMMUTABLE;
                        case '?' -> Change.PROTECTED;
                        default -> Change.ALLOWED;
                    });
        }

        static String name(String line) {
            int blank = line.indexOf(' ');
            return line.substring(0, blank < 0 ? line.length() : blank).replaceAll("^[!?]", "");
        }
    }

    /**
     * One command, as COMMAND tells it.
     *
     * @param arity how many words it has, its name included; negative: at least that many
     * @param first at which of its words keys begin, at which they end, and how far apart they are
     * @param told all of it, in RESP3 but for the lengths of strings
     */
    record Entry(String name, int arity, int first, int last, int step, List<String> told) {
        static Entry of(String line) {
            List<String> told = List.of(line.split("\t", -1));
            int flags = number(told.get(2));
            return new Entry(
                    told.get(0).substring(1),
                    number(told.get(1)),
                    number(told.get(3 + flags)),
                    number(told.get(4 + flags)),
                    number(told.get(5 + flags)),
                    told);
        }

        private static int number(String told) {
            return Integer.parseInt(told.substring(1));
        }

        boolean takes(int words) {
            return arity > 0 ? words == arity : words >= -arity;
        }

        boolean flagged(String flag) {
            return told.contains("+" + flag);
        }

        /** Whether it has a subcommand of that name, told of since 7.0. */
        boolean has(String subcommand) {
            return told.contains("$" + name + "|" + subcommand);
        }
    }

    /** What versions of that first number tell. */
    static Edition of(int major) {
        String name = major < 6 ? "5.0" : major == 6 ? "6.2" : "7.0";
        Map<String, Entry> commands = new LinkedHashMap<>();
        lines("commands-" + name + ".txt").stream().map(Entry::of).forEach(entry -> commands.put(entry.name(), entry));
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        lines("config-" + name + ".txt").forEach(line -> parameters.put(Parameter.name(line), Parameter.of(line)));
        return new Edition(
                Math.max(5, major),
                major < 6 ? 6 : major == 6 ? 7 : 10,
                Collections.unmodifiableMap(commands),
                lines("info-" + name + ".txt"),
                Collections.unmodifiableMap(parameters));
    }

    private static List<String> lines(String file) {
        try (InputStream in = Edition.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.toUnmodifiableList());
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** What is said of a command by its name, which is quoted from 7.0 on. */
    String about(String what, String command) {
        return what + (major < 7 ? command : "'" + command + "' command");
    }

    /** What is said where pairs do not come in pairs: until 6.0 with a name that not every such command has. */
    String miscount(String command, String former) {
        return "ERR wrong number of arguments for "
                + (major < 6 ? former : "'" + command.toLowerCase(Locale.ROOT) + "' command");
    }

    /** What each client costs, in bytes: its structure and its buffers. */
    int clientBytes() {
        return major < 6 ? 49_694 : major == 6 ? 20_512 : 1_800;
    }

    /** About how much memory there is in use before anybody came. */
    long startupBytes() {
        return major < 6 ? 791_000 : major == 6 ? 809_000 : 862_000;
    }

    /** Whether scripts may not call the command. */
    boolean outsideScriptsOnly(String name) {
        Entry entry = commands.get(name);
        return entry != null && entry.flagged("noscript");
    }

    /** What is answered to a subcommand that there is not, or with the wrong number of arguments. */
    String subcommand(String command, String word) {
        if (major < 7) {
            return "ERR Unknown subcommand or wrong number of arguments for '" + word + "'. Try " + command + " HELP.";
        }
        String container = command.toLowerCase(Locale.ROOT);
        String sub = word.toLowerCase(Locale.ROOT);
        Entry entry = commands.get(container);
        return entry != null && entry.has(sub)
                ? "ERR wrong number of arguments for '" + container + "|" + sub + "' command"
                : "ERR unknown subcommand '" + word + "'. Try " + command + " HELP.";
    }
}
