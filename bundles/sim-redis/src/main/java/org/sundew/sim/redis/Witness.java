package org.sundew.sim.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;

/**
 * Tells of what a visitor does: each command is an event, up to a number, and what Redis is abused for raises the severity. The
 * harmless and the abusive are counted apart, so that no flood of PINGs hides what follows it.
 */
final class Witness {
    private static final int PAYLOAD_MAX = 65_536;

    private final Client client;
    private long harmless;
    private long abusive;

    Witness(Client client) {
        this.client = client;
    }

    void saw(Request request) {
        if (harmless + abusive == 0) {
            client.session.note(Note.PROTOCOL, "redis");
        }
        Optional<Abuse> abuse = Abuse.in(request);
        long before = abuse.isPresent() ? abusive++ : harmless++;
        abuse.ifPresent(each -> client.session.raise(each.severity()));
        if (before < client.settings.commands()) {
            report(request, abuse);
        }
    }

    private void report(Request request, Optional<Abuse> abuse) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(Note.COMMAND, request.line()));
        abuse.ifPresent(each -> notes.add(new Note("redis.abuse", each.what())));
        Payload payload = abuse.isPresent() ? payload(longest(request)) : Payload.EMPTY;
        client.session.report(new Observation("command", notes, payload));
    }

    /** What was sent, rather than where to or how: options may stand on either side of it. */
    private static String longest(Request request) {
        return request.words().stream()
                .skip(1)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** A file that a Redis would have written, where its visitor wanted it. */
    void saved(String file, String content, String sha256) {
        client.session.raise(Severity.HIGH);
        if (abusive++ < client.settings.commands()) {
            client.session.report(Observation.upload(file, sha256, payload(content)));
        }
    }

    void login(String user, String password, boolean admitted) {
        client.session.note(Note.USER, user);
        client.session.note(Note.PASSWORD, password);
        if (admitted) {
            client.session.raise(Severity.HIGH);
        }
        if (abusive++ < client.settings.commands()) {
            client.session.report(Observation.login(user, password, admitted));
        }
    }

    /** Says what there was more of than is told one by one. */
    void sum() {
        if (harmless + abusive > 0) {
            client.session.note("redis.commands", Long.toString(harmless + abusive));
        }
        if (client.space.refused() > 0) {
            client.session.note("redis.refused", Long.toString(client.space.refused()));
        }
    }

    private static Payload payload(String text) {
        Payload whole = Payload.of(text.length() > PAYLOAD_MAX ? text.substring(0, PAYLOAD_MAX) : text);
        return Payload.owning(whole.toByteArray(), text.length());
    }
}
