package org.sundew.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.SimCheck;

/** Completes the files that describe sim servers, relative to etc. */
@Service
public final class SimFiles implements Completer {
    /** Such as {@code http/company/_hosts/shop/_site.yaml}. */
    private static final int DEPTH_MAX = 5;

    /** The folder that files are relative to. */
    Path etc = Path.of(System.getProperty("karaf.etc", "etc"));

    @Reference(optional = true)
    @Nullable
    List<SimCheck> checks;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<SimCheck> known = checks == null ? List.of() : checks;
        if (!Files.isDirectory(etc)) {
            return -1;
        }
        try (Stream<Path> files = Files.find(
                etc,
                DEPTH_MAX,
                (file, attributes) ->
                        attributes.isRegularFile() && known.stream().anyMatch(check -> check.takes(file)))) {
            Stream<String> names = files.map(file -> etc.relativize(file).toString());
            return Offers.complete(names.sorted(), session, line, candidates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
