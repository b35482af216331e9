package org.sundew.sim.http;

import java.util.Locale;
import java.util.Optional;

/**
 * What all sessions of one sim server share. Immutable but for the budget and the site, which may be exchanged.
 *
 * @param dialect     the persona's, with the operator's limit on bodies
 * @param manners     the persona's, but where the operator said otherwise
 * @param serverName  the server's own name; blank: www and the sensor's domain
 * @param bodyBytes   how much of a body is kept for its event
 * @param uploadBytes how much of a file is kept for its event
 */
record Setup(
        Front front,
        Dialect dialect,
        Manners manners,
        String serverName,
        int bodyBytes,
        int uploadBytes,
        Budget budget,
        Dates dates) {

    private static final int FIELD_BYTES = 1024;

    Persona persona() {
        return front.persona();
    }

    /** What is to become of the body of a request. */
    Body bodyOf(RequestHead head, Optional<Form> known, Evidence evidence) {
        String type = head.fields().first("Content-Type");
        Optional<String> boundary = MultipartBody.boundary(type);
        if (boundary.isPresent()) {
            return new MultipartBody(
                    boundary.get(),
                    evidence,
                    () -> new Capture(FIELD_BYTES, budget),
                    () -> new Capture(uploadBytes, budget));
        }
        if (head.is("PUT")) {
            return new WholeBody(WholeBody.Kind.FILE, new Capture(uploadBytes, budget), evidence, head, known);
        }
        return new WholeBody(kind(type), new Capture(bodyBytes, budget), evidence, head, known);
    }

    private static WholeBody.Kind kind(String type) {
        String media = type.toLowerCase(Locale.ROOT);
        if (media.startsWith("application/x-www-form-urlencoded")) {
            return WholeBody.Kind.FORM;
        }
        if (media.startsWith("text/xml") || media.startsWith("application/xml")) {
            return WholeBody.Kind.XML;
        }
        return media.startsWith("application/json") ? WholeBody.Kind.JSON : WholeBody.Kind.OTHER;
    }
}
