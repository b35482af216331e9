package org.sundew.sim.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Requests that get an answer of a site file's instead of a page.
 *
 * @param paths   which paths
 * @param methods which methods; none for any
 * @param query   what the query must contain, or nothing
 * @param proxied whether it is for requests to other servers only, or for those to this one only; nothing: both
 * @param answer  what they get
 * @param tells   the event that it makes besides, if any
 */
record Route(
        List<PathPattern> paths,
        Set<String> methods,
        String query,
        Optional<Boolean> proxied,
        Scripted answer,
        Optional<Telling> tells) {
    /**
     * An event of its own.
     *
     * @param action its word
     * @param fields the fields of a form or of JSON that say what was wanted; none for the whole body
     */
    record Telling(String action, List<String> fields) {
        Telling {
            fields = List.copyOf(fields);
        }
    }

    Route {
        paths = List.copyOf(paths);
        methods = Set.copyOf(methods);
    }

    boolean fits(Exchange exchange, List<String> place) {
        Target.Form form = exchange.target().form();
        boolean elsewhere = form == Target.Form.ABSOLUTE || form == Target.Form.AUTHORITY;
        return (methods.isEmpty() || methods.contains(exchange.method()))
                && paths.stream().anyMatch(path -> path.matches(place))
                && exchange.target().query().contains(query)
                && proxied.map(wanted -> wanted == elsewhere).orElse(true);
    }
}
