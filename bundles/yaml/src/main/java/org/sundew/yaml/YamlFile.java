package org.sundew.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML file of an operator's, in UTF-8, of at most 1 MiB and 262,144 characters. Blocking: never on a session's thread. */
public final class YamlFile {
    /** The longest text, in characters. */
    public static final int MAX_LENGTH = 1 << 18;

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 16;

    private YamlFile() {}

    /** The text that is in the file now. */
    public static String text(Path file) throws FlawedFile {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw FlawedFile.because("cannot be read");
        }
    }

    /** The text that these bytes are. */
    public static String text(byte[] bytes) throws FlawedFile {
        if (bytes.length > MAX_BYTES) {
            throw FlawedFile.because("is longer than " + MAX_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw FlawedFile.because("is not UTF-8");
        }
    }

    /** The root of the tree that this text is; nothing if there is nothing in it, or a flaw why it is none. */
    public static Optional<Node> compose(String yaml, List<Flaw> flaws) {
        if (yaml.length() > MAX_LENGTH) {
            flaws.add(new Flaw(1, "", "", "is longer than " + MAX_LENGTH + " characters"));
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder().build();
        try {
            return shallow(settings, yaml, flaws) ? new Compose(settings).composeString(yaml) : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            flaws.add(new Flaw(line, "", "", "not YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            flaws.add(new Flaw(1, "", "", "not YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    /** Whether nothing in it is deeper than a file of ours ever is: what composes the nodes calls itself for each level. */
    private static boolean shallow(LoadSettings settings, String yaml, List<Flaw> flaws) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > MAX_DEPTH) {
                int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
                flaws.add(new Flaw(line, "", "", "is nested deeper than " + MAX_DEPTH + " levels"));
                return false;
            }
        }
        return true;
    }
}
