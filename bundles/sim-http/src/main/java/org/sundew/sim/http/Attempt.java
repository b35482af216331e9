package org.sundew.sim.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sundew.event.Note;

/**
 * A log-in as it was tried in a header field.
 *
 * @param user     the name that it is for
 * @param password what was told, if the scheme tells it
 * @param notes    what was sent instead, in the form that password crackers read, and what came with it
 * @param proves   whether this password makes what was sent
 */
record Attempt(Scheme scheme, String user, Optional<String> password, List<Note> notes, Predicate<String> proves) {
    Attempt {
        notes = List.copyOf(notes);
    }

    static Attempt basic(Credentials tried) {
        return new Attempt(
                Scheme.BASIC, tried.user(), Optional.of(tried.password()), List.of(), tried.password()::equals);
    }

    /** What the Authorization field of a request tries, if that can be read. */
    static Optional<Attempt> in(Exchange exchange) {
        String field = exchange.fields().first("Authorization");
        return Credentials.basic(field)
                .map(Attempt::basic)
                .or(() -> DigestProof.in(field, exchange).map(DigestProof::attempt))
                .or(() -> NtlmMessage.in(field).flatMap(message -> message.attempt(exchange.place())));
    }
}
