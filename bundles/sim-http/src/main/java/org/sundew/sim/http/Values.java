package org.sundew.sim.http;

import java.util.Map;
import java.util.Set;

/**
 * What a template is filled with.
 *
 * @param exchange the request, and where and when it was made
 * @param facts    what is known besides, by a name of {@link #FACTS} or {@code user}
 */
record Values(Exchange exchange, Map<String, String> facts) {
    /** What only some answers have; in all others it is nothing. */
    static final Set<String> FACTS =
            Set.of("status", "reason", "allow", "type", "length", "coding", "modified", "tag", "ranges", "connection");

    Values {
        facts = Map.copyOf(facts);
    }

    static Values of(Exchange exchange) {
        return new Values(exchange, Map.of());
    }

    org.sundew.sim.Persona machine() {
        return exchange.place().machine();
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    /** The name by which the visitor calls the server, or the server's own. */
    String host() {
        return exchange.hostName();
    }

    /** What follows the last slash of the path. */
    String name() {
        String path = exchange.target().path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Scheme, host and port, as the visitor has them. */
    String origin() {
        String port = exchange.host().port();
        boolean usual =
                port.isEmpty() || port.equals(Integer.toString(exchange.place().usualPort()));
        return exchange.place().scheme() + "://" + host() + (usual ? "" : ":" + port);
    }

    /** What a token changes with. */
    String in(Token.Scope scope) {
        String visit = exchange.place().visit().id().toString();
        return switch (scope) {
            case INSTALL -> "";
            case VISIT -> visit;
            case ANSWER -> visit + '.' + exchange.place().nth();
        };
    }
}
