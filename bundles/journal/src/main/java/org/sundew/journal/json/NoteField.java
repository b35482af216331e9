package org.sundew.journal.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;

/**
 * The notes that have an ECS field of their own, in the order in which they are written and read back. Fields of one ECS
 * object stand together.
 */
enum NoteField {
    USER(Note.USER, "user.name"),
    PASSWORD(Note.PASSWORD, "honeypot.credential.password"),
    OUTCOME(Note.OUTCOME, "event.outcome"),
    COMMAND(Note.COMMAND, "process.command_line"),
    METHOD(Note.METHOD, "http.request.method"),
    URL(Note.URL, "url.original"),
    AGENT(Note.AGENT, "user_agent.original"),
    FILE(Note.FILE, "file.name"),
    FILE_SIZE(Note.FILE_SIZE, "file.size"),
    FILE_SHA256(Note.FILE_SHA256, "file.hash.sha256"),
    PROTOCOL(Note.PROTOCOL, "network.protocol"),
    QUESTION(Note.QUESTION, "dns.question.name"),
    MAIL_FROM(Note.MAIL_FROM, "email.from.address"),
    MAIL_TO(Note.MAIL_TO, "email.to.address"),
    TLS_VERSION(Note.TLS_VERSION, "tls.version"),
    TLS_CIPHER(Note.TLS_CIPHER, "tls.cipher"),
    TLS_SERVER_NAME(Note.TLS_SERVER_NAME, "tls.client.server_name"),
    TLS_JA3(Note.TLS_JA3, "tls.client.ja3"),
    TLS_JA4(Note.TLS_JA4, "tls.client.ja4");

    private static final Map<String, NoteField> BY_NOTE = new HashMap<>();

    static {
        for (NoteField field : values()) {
            BY_NOTE.put(field.note, field);
        }
    }

    private final String note;
    private final String path;
    private final String[] steps;

    NoteField(String note, String path) {
        this.note = note;
        this.path = path;
        this.steps = path.split("\\.");
    }

    /** The note's name. */
    String note() {
        return note;
    }

    /** The field's dotted ECS name. */
    String path() {
        return path;
    }

    /** The names of the objects it is in, outermost first, and its own. Not to be changed. */
    String[] steps() {
        return steps;
    }

    /** Whether it is a number in JSON. */
    boolean number() {
        return this == FILE_SIZE;
    }

    /** Whether it is written among the fields of an object that the event has anyway. */
    boolean apart() {
        return this == OUTCOME || this == PROTOCOL || this == PASSWORD;
    }

    /** The field of notes with this name, or null. */
    static @Nullable NoteField of(String note) {
        return BY_NOTE.get(note);
    }

    /** Whether the value may stand in the field; what ECS has another type or other words for stays a note. */
    boolean takes(String value) {
        return switch (this) {
            case OUTCOME -> value.equals("success") || value.equals("failure") || value.equals("unknown");
            case FILE_SIZE -> size(value);
            default -> true;
        };
    }

    /** A number of bytes that reads back as the same text. */
    private static boolean size(String value) {
        int length = value.length();
        if (length == 0 || length > 18 || (value.charAt(0) == '0' && length > 1)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
