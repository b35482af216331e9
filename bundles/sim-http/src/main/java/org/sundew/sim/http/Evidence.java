package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.sim.Session;

/** What is told of a visit: each request at once, and each log-in, upload, proxy attempt and body. */
final class Evidence {
    private static final String HOST = "http.host";
    private static final String REFERER = "http.referer";
    private static final String VERSION = "http.version";
    private static final String MALFORMED = "http.malformed";

    private final Session session;
    private final int rawBytes;
    private List<Note> last = List.of();
    private boolean begun;

    /**
     * The evidence of this session.
     *
     * @param rawBytes how much of a malformed head is told as it came
     */
    Evidence(Session session, int rawBytes) {
        this.session = session;
        this.rawBytes = rawBytes;
    }

    /** A request that was read whole. */
    void request(RequestHead head, Flaws flaws, Kept raw) {
        report(head, flaws, flaws.none() ? Payload.EMPTY : raw.payload(rawBytes));
    }

    /** A request of which only this could be read. */
    void fragment(HeadReader reader) {
        report(reader.head(), reader.flaws(), reader.raw().payload(rawBytes));
    }

    private void report(RequestHead head, Flaws flaws, Payload raw) {
        Fields fields = head.fields();
        List<Note> notes = new ArrayList<>(8);
        notes.add(new Note(Note.METHOD, head.method()));
        notes.add(new Note(Note.URL, head.line().target()));
        notes.add(new Note(Note.AGENT, fields.first("User-Agent")));
        addIf(notes, HOST, fields.first("Host"));
        addIf(notes, REFERER, fields.first("Referer"));
        addIf(notes, "http.authorization", authorization(fields));
        addIf(notes, "http.destination", fields.first("Destination"));
        addIf(notes, VERSION, head.nine() ? "HTTP/0.9" : head.line().version());
        addIf(notes, MALFORMED, flaws.labels());
        session.report(new Observation("request", notes, raw));
        noteOnce(notes);
        if (!flaws.none()) {
            session.note(MALFORMED, flaws.labels());
        }
    }

    /** What was sent in an Authorization field of another scheme than Basic, which is a log-in. */
    private static String authorization(Fields fields) {
        String value = fields.first("Authorization");
        return Credentials.basic(value).isPresent() ? "" : value;
    }

    /** A request that was told already broke off in its body. */
    void broken(Flaws flaws) {
        session.note(MALFORMED, flaws.labels());
    }

    private static void addIf(List<Note> notes, String name, String value) {
        if (!value.isEmpty()) {
            notes.add(new Note(name, value));
        }
    }

    /** The event of the visit tells its first request. */
    private void noteOnce(List<Note> notes) {
        if (begun) {
            return;
        }
        begun = true;
        session.note(Note.PROTOCOL, "http");
        for (Note note : notes) {
            if (!note.value().isEmpty() && !note.name().equals(MALFORMED)) {
                session.note(note.name(), note.value());
            }
        }
    }

    /** A log-in was tried. A browser repeats what it sent: told once in a row. */
    void login(Attempt tried, boolean accepted) {
        List<Note> notes = new ArrayList<>(6);
        notes.add(new Note(Note.USER, tried.user()));
        tried.password().ifPresent(password -> notes.add(new Note(Note.PASSWORD, password)));
        if (last.equals(concat(notes, tried.notes()))) {
            return;
        }
        last = concat(notes, tried.notes());
        notes.add(new Note(Note.OUTCOME, accepted ? "success" : "failure"));
        List<Note> all = concat(notes, tried.notes());
        session.report(new Observation("login", all, Payload.EMPTY));
        all.forEach(note -> session.note(note.name(), note.value()));
        session.raise(accepted ? Severity.HIGH : Severity.MEDIUM);
    }

    private static List<Note> concat(List<Note> first, List<Note> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /** The visitor wants to be taken to another server. */
    void proxy(RequestHead head, String destination) {
        session.report(Observation.of(
                "proxy",
                new Note(Note.METHOD, head.method()),
                new Note(Note.URL, head.line().target()),
                new Note("http.proxy.to", destination)));
        session.note("http.proxy.to", destination);
        session.raise(Severity.MEDIUM);
    }

    /** What a site file says is to be told of a request, with what its body asked for as the command. */
    void told(RequestHead head, Route.Telling telling, Body body) {
        List<String> wanted = body.form().stream()
                .filter(field -> telling.fields().contains(field.name()))
                .map(Field::value)
                .toList();
        String command = telling.fields().isEmpty() ? body.text() : String.join(" ", wanted);
        List<Note> notes = new ArrayList<>(3);
        notes.add(new Note(Note.METHOD, head.method()));
        notes.add(new Note(Note.URL, head.line().target()));
        addIf(notes, Note.COMMAND, command);
        session.report(new Observation(telling.action(), notes, Payload.EMPTY));
        session.raise(Severity.HIGH);
    }

    /** A file was sent; ends its capture. */
    void upload(String name, Capture capture) {
        session.report(Observation.upload(name, capture.sha256Hex(), capture.payload()));
        session.raise(Severity.HIGH);
    }

    /** A body was sent that is no file and no log-in; ends its capture. */
    void body(RequestHead head, Capture capture) {
        Payload payload = capture.payload();
        List<Note> notes = new ArrayList<>(5);
        notes.add(new Note(Note.METHOD, head.method()));
        notes.add(new Note(Note.URL, head.line().target()));
        addIf(notes, "http.body.type", head.fields().first("Content-Type"));
        notes.add(new Note("http.body.bytes", Long.toString(payload.total())));
        notes.add(new Note("http.body.sha256", capture.sha256Hex()));
        session.report(new Observation("request-body", notes, payload));
    }
}
