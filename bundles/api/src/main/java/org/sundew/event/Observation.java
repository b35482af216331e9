package org.sundew.event;

import java.util.List;

/**
 * Something that must not wait for the end of the visit: a log-in, a command, an upload.
 *
 * @param action  the word for {@code event.action}: lower case, hyphens
 * @param notes   its facts, in order
 * @param payload the bytes it is about, or {@link Payload#EMPTY}
 */
public record Observation(String action, List<Note> notes, Payload payload) {

    /** Copies the list. */
    public Observation {
        notes = List.copyOf(notes);
    }

    /** Some action with its facts and no bytes of its own. */
    public static Observation of(String action, Note... notes) {
        return new Observation(action, List.of(notes), Payload.EMPTY);
    }

    /** A log-in was tried. */
    public static Observation login(String user, String password, boolean accepted) {
        return of(
                "login",
                new Note(Note.USER, user),
                new Note(Note.PASSWORD, password),
                new Note(Note.OUTCOME, accepted ? "success" : "failure"));
    }

    /** A command was given to a shell or the like; nothing ran. */
    public static Observation command(String line) {
        return of("command", new Note(Note.COMMAND, line));
    }

    /** A resource was asked for. */
    public static Observation request(String method, String target, String agent) {
        return of("request", new Note(Note.METHOD, method), new Note(Note.URL, target), new Note(Note.AGENT, agent));
    }

    /** A file was sent; {@code content} is what was kept of it. */
    public static Observation upload(String name, String sha256, Payload content) {
        return new Observation(
                "upload",
                List.of(
                        new Note(Note.FILE, name),
                        new Note(Note.FILE_SIZE, Long.toString(content.total())),
                        new Note(Note.FILE_SHA256, sha256)),
                content);
    }
}
