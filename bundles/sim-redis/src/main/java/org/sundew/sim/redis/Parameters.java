package org.sundew.sim.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What CONFIG GET tells and CONFIG SET changes, for this visit only. */
final class Parameters {
    static final String FOLDER = "dir";
    static final String FILE = "dbfilename";
    /** The longest value that is kept. */
    static final int VALUE_MAX = 4096;

    private static final String SLAVEOF = "slaveof";

    private final Edition edition;
    private final Map<String, Edition.Parameter> defaults;
    private final Map<String, String> changed = new HashMap<>(4);

    private Parameters(Edition edition) {
        this.edition = edition;
        this.defaults = edition.parameters();
    }

    static Parameters of(int port, RedisSettings settings) {
        Parameters parameters = new Parameters(settings.edition());
        parameters.changed.put("port", Integer.toString(port));
        settings.passwords().stream()
                .findFirst()
                .ifPresent(password -> parameters.changed.put("requirepass", password));
        return parameters;
    }

    private String get(String name) {
        String own = changed.get(name);
        return own != null ? own : original(name);
    }

    private String original(String name) {
        Edition.Parameter known = defaults.get(name);
        return known == null ? "" : known.value();
    }

    /** Why CONFIG SET refuses this value, as the version played says it; blank if it does not. */
    String refusal(String asWritten, String value) {
        String name = asWritten.toLowerCase(Locale.ROOT);
        Edition.Parameter known = defaults.get(name);
        boolean immutable = known != null && known.change() == Edition.Change.IMMUTABLE;
        if (known == null || (immutable && edition.major() < 7)) {
            return edition.major() < 7
                    ? "ERR Unsupported CONFIG parameter: " + asWritten
                    : "ERR Unknown option or number of arguments for CONFIG SET - '" + asWritten + "'";
        }
        if (known.change() != Edition.Change.ALLOWED) {
            return failed(asWritten, "can't set " + (immutable ? "immutable" : "protected") + " config");
        }
        if (name.equals(FILE) && value.contains("/")) {
            String why = "dbfilename can't be a path, just a filename";
            return edition.major() < 6 ? "ERR " + why : invalid(asWritten, value, why);
        }
        String wrong = wrong(known.value(), name, value);
        return wrong.isEmpty() ? "" : invalid(asWritten, value, wrong);
    }

    private String invalid(String name, String value, String why) {
        if (edition.major() >= 7) {
            return failed(name, why);
        }
        return "ERR Invalid argument '" + value + "' for CONFIG SET '" + name + "'"
                + (edition.major() < 6 ? "" : " - " + why);
    }

    private static String failed(String name, String why) {
        return "ERR CONFIG SET failed (possibly related to argument '" + name + "') - " + why;
    }

    /** What is wrong with the value, or nothing: numbers stay numbers, and switches stay switches. */
    private static String wrong(String before, String name, String value) {
        if (before.equals("yes") || before.equals("no")) {
            return value.matches("(?i)yes|no") ? "" : "argument must be 'yes' or 'no'";
        }
        if (!before.matches("-?\\d+") || value.matches("(?i)-?\\d{1,18}([kmg]b?|b)?")) {
            return "";
        }
        boolean memory = name.contains("memory") || name.contains("size") || name.contains("bytes");
        return memory ? "argument must be a memory value" : "argument couldn't be parsed into an integer";
    }

    /** Changes one that there is, under its new name and under its old. */
    void set(String name, String value) {
        String kept = value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) : value;
        Stream.of(name, name.replace("slave", "replica"), name.replace("replica", "slave"))
                .filter(defaults::containsKey)
                .forEach(each -> changed.put(each, kept));
    }

    /** Whom it replicates, as {@code host port}, or nobody. */
    void follow(String master) {
        changed.put(SLAVEOF, master);
        changed.put("replicaof", master);
    }

    /** Those that are called so, as {@code CONFIG GET} finds them. */
    Map<String, String> matching(Predicate<String> called, long seed) {
        Map<String, String> found = new LinkedHashMap<>();
        ordered(seed).stream().filter(called).forEach(name -> found.put(name, get(name)));
        if (called.test("replicaof") && !found.containsKey(SLAVEOF)) {
            found.put("replicaof", get(SLAVEOF));
        }
        return found;
    }

    /** From 7.0 on they are in a hash table, whose order is another at each start. */
    private List<String> ordered(long seed) {
        List<String> names = new ArrayList<>(defaults.keySet());
        if (edition.major() >= 7) {
            Collections.shuffle(names, new Random(seed));
        }
        return names;
    }

    /** Where SAVE would write. */
    String file() {
        return file(get(FOLDER), get(FILE));
    }

    private static String file(String folder, String name) {
        return folder + (folder.endsWith("/") ? "" : "/") + name;
    }

    /** Whether SAVE would write somewhere else than where the server was set up to. */
    boolean moved() {
        return !file().equals(file(original(FOLDER), original(FILE)));
    }
}
