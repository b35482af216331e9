package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to answer, before a persona puts it into words. */
sealed interface Reply {
    int status();

    /**
     * A page of the server's own about what went wrong.
     *
     * @param title    what it says over the usual heading, or nothing
     * @param text     what it says by way of explanation, or nothing
     * @param measured whether it has a Content-Length
     */
    record Notice(int status, String title, String text, boolean measured) implements Reply {}

    /** It is elsewhere: here. */
    record Moved(String location) implements Reply {
        @Override
        public int status() {
            return 301;
        }
    }

    /** A password is wanted: what the WWW-Authenticate fields ask for. */
    record Locked(List<String> challenges) implements Reply {
        @Override
        public int status() {
            return 401;
        }
    }

    /** Not by this method, but by these. */
    record Barred(int status, String allow) implements Reply {}

    /** The methods there are; the type is of what is there, or nothing. */
    record Methods(String allow, String type) implements Reply {
        @Override
        public int status() {
            return 200;
        }
    }

    /** A page, or a part of it. */
    record Sent(Page page, boolean packed, Optional<Span> span) implements Reply {
        @Override
        public int status() {
            return span.isPresent() ? 206 : 200;
        }
    }

    /** The page that the visitor has is still good. */
    record Unchanged(Page page) implements Reply {
        @Override
        public int status() {
            return 304;
        }
    }

    /** The page is there, but not as the visitor wants it: 412 or 416. */
    record Unmet(int status, Page page, boolean packed) implements Reply {}

    /** A page as a program would make it: without date and tag. */
    record Made(Page page) implements Reply {
        @Override
        public int status() {
            return 200;
        }
    }

    /**
     * An answer of a site file's.
     *
     * @param reason   the phrase, or nothing: the product's own
     * @param fields   its own header fields, in order
     * @param type     the Content-Type, or nothing for none
     * @param streamed whether its length is not told beforehand
     */
    record Scripted(int status, String reason, List<Field> fields, String type, ByteBuffer body, boolean streamed)
            implements Reply {

        /** The same, with status 401, asking for this unless it asks for something of its own. */
        Scripted asking(List<String> challenges) {
            if (fields.stream().anyMatch(field -> field.name().equalsIgnoreCase("WWW-Authenticate"))) {
                return this;
            }
            List<Field> all = new ArrayList<>(fields);
            challenges.forEach(each -> all.add(new Field("WWW-Authenticate", each)));
            return new Scripted(401, reason, all, type, body, streamed);
        }

        /** Whether it is sent in chunks. */
        boolean inChunks(Exchange exchange) {
            return streamed && exchange.head().modern() && !bodiless();
        }

        /** Whether its length is told: else it ends with its last chunk or with the connection. */
        boolean measured(Exchange exchange) {
            return !bodiless() && !inChunks(exchange) && !(streamed && !exchange.keep());
        }

        /** Whether its status says that nothing follows the head (RFC 9110 section 6.4.1). */
        boolean bodiless() {
            return status == 204 || status == 304;
        }
    }

    /** The bytes from one position to another, both included. */
    record Span(int from, int to) {
        /** No bytes: the page has none there. */
        static final Span OUTSIDE = new Span(0, -1);

        int length() {
            return to - from + 1;
        }
    }

    static Reply notice(int status) {
        return new Notice(status, "", "", true);
    }

    static Reply of(Refusal refusal) {
        return new Notice(refusal.status(), refusal.title(), refusal.text(), refusal.measured());
    }
}
