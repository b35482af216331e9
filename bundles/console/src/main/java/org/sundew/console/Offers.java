package org.sundew.console;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes what is being typed from what there is; a name with spaces is offered in quotes. */
final class Offers {
    private Offers() {}

    static int complete(Stream<String> names, Session session, CommandLine line, List<String> candidates) {
        List<String> offered = names.map(Offers::quoted).distinct().toList();
        return new StringsCompleter(offered).complete(session, line, candidates);
    }

    private static String quoted(String name) {
        String text = Cell.text(name);
        return text.indexOf(' ') < 0 ? text : "'" + text + "'";
    }
}
