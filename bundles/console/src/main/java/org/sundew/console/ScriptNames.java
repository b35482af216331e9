package org.sundew.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes the names of scripts, relative to etc: those in its folder {@code scripts}. */
@Service
public final class ScriptNames implements Completer {
    private static final String FOLDER = "scripts";

    /** The folder that files are relative to. */
    Path etc = Path.of(System.getProperty("karaf.etc", "etc"));

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        Path folder = etc.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return -1;
        }
        try (Stream<Path> files = Files.list(folder)) {
            Stream<String> names = files.map(file -> FOLDER + "/" + file.getFileName())
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"));
            return Offers.complete(names.sorted(), session, line, candidates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
