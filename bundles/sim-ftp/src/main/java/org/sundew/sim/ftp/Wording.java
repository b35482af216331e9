package org.sundew.sim.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A product's words and manners: immutable, read from its words file beside this class. */
final class Wording {
    private final Map<Say, String> phrases = new EnumMap<>(Say.class);
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private final Verbs verbs;
    private final Map<String, String> help;
    private final Duration connect;

    private Wording(String file, Properties lines) {
        Set<String> unread = new HashSet<>(lines.stringPropertyNames());
        verbs = Verbs.of(lines);
        help = Verbs.under("help.", lines);
        unread.removeAll(Verbs.KEYS);
        unread.removeIf(key -> key.matches("(lacks|help)\\.[A-Z]+"));
        for (Say occasion : Say.values()) {
            String phrase = lines.getProperty(occasion.key());
            if (phrase != null) {
                phrases.put(occasion, phrase.replace("\n", "\r\n"));
                unread.remove(occasion.key());
            }
        }
        for (String name : Words.byCommas(lines.getProperty("traits", ""))) {
            traits.add(Trait.named(name));
        }
        connect = Duration.ofSeconds(Long.parseLong(lines.getProperty("connect.seconds")));
        unread.remove("traits");
        unread.remove("connect.seconds");
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(file + ": nobody says " + unread);
        }
        for (Say occasion : Say.values()) {
            if (!occasion.optional() && phrase(occasion).isEmpty()) {
                throw new IllegalArgumentException(file + ": lacks " + occasion.key());
            }
        }
    }

    /** The words in this file. */
    static Wording of(String file) {
        Properties lines = new Properties();
        try (InputStream stream = Wording.class.getResourceAsStream(file)) {
            lines.load(Objects.requireNonNull(stream, file));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return new Wording(file, lines);
    }

    /** What is said then, its parameters not replaced yet; nothing if this product has no words for it. */
    Optional<String> phrase(Say occasion) {
        String own = phrases.get(occasion);
        return own != null ? Optional.of(own) : occasion.like().flatMap(this::phrase);
    }

    /** What is told of one command. */
    Optional<String> help(String verb) {
        return Optional.ofNullable(help.get(verb));
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    Verbs verbs() {
        return verbs;
    }

    /** For how long the visitor may take to connect, once a transfer is asked for. */
    Duration connect() {
        return connect;
    }
}
