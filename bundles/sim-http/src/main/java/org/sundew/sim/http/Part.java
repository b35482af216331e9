package org.sundew.sim.http;

import java.nio.ByteBuffer;

/**
 * The bytes of a page that are sent.
 *
 * @param bytes   all or some
 * @param partial whether only some
 * @param range   which ones, as Content-Range has it
 */
record Part(ByteBuffer bytes, boolean partial, String range) {

    static Part of(Reply.Sent sent) {
        ByteBuffer all = sent.page().content(sent.packed());
        if (sent.span().isEmpty()) {
            return new Part(all, false, "");
        }
        Reply.Span span = sent.span().get();
        String range = "bytes " + span.from() + '-' + span.to() + '/' + all.remaining();
        return new Part(all.slice(span.from(), span.length()), true, range);
    }

    int length() {
        return bytes.remaining();
    }
}
