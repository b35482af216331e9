package org.sundew.sim.http;

import java.time.Instant;
import org.sundew.event.Visit;

/** One request, and what must be known to answer it. */
record Exchange(RequestHead head, Target target, Host host, Place place, Persistence persistence) {

    /**
     * Where it was asked.
     *
     * @param serverName the server's own name
     * @param nth        how many answers the visit had before this one
     * @param date       now, as the Date field has it
     * @param machine    what is played besides the product
     */
    record Place(
            String serverName,
            Visit visit,
            int nth,
            boolean secure,
            Instant now,
            String date,
            org.sundew.sim.Persona machine) {

        /** Our end as the visitor sees it. */
        String address() {
            return visit.sensor().ip();
        }

        /** The sensor port. */
        int port() {
            return visit.listen().port();
        }

        String scheme() {
            return secure ? "https" : "http";
        }

        int usualPort() {
            return secure ? 443 : 80;
        }
    }

    /**
     * What becomes of the connection afterwards.
     *
     * @param keep    whether it may stay open
     * @param asked   whether the visitor asked for that in so many words
     * @param left    how many more requests it will serve
     * @param seconds how long it then waits
     */
    record Persistence(boolean keep, boolean asked, int left, int seconds) {
        /** The same, but that it ends. */
        Persistence closing() {
            return new Persistence(false, asked, left, seconds);
        }
    }

    Exchange closing() {
        return new Exchange(head, target, host, place, persistence.closing());
    }

    boolean keep() {
        return persistence.keep();
    }

    Fields fields() {
        return head.fields();
    }

    String method() {
        return head.method();
    }

    /** The name by which the visitor calls the server, or the server's own. */
    String hostName() {
        return host.name().isEmpty() ? place.serverName() : host.name();
    }

    /** The URL of that path on this server, with the query that was asked with. */
    String redirectTo(String path, String host, String port) {
        String at = port.isEmpty() || port.equals(Integer.toString(place.usualPort())) ? host : host + ":" + port;
        return place.scheme() + "://" + at + encoded(path) + target.query();
    }

    /** That path as a URL has it, each char a byte. */
    static String encoded(String path) {
        return Chars.percent(path, "/-._~!$&'()*+,;=:@");
    }
}
