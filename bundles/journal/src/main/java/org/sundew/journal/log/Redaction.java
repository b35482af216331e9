package org.sundew.journal.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.journal.json.Text;

/**
 * What happens to an event before anybody sees it in the log: the password policy is applied to its notes, and their text is
 * made well-formed. Readers get the same event from memory and from disk. Not thread-safe.
 */
final class Redaction {
    private final PasswordPolicy policy;
    private final byte[] salt;
    private final MessageDigest sha256;

    Redaction(PasswordPolicy policy, byte[] salt) {
        this.policy = policy;
        this.salt = salt.clone();
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The event as it is to be kept: itself, if nothing is to be changed. */
    SensorEvent of(SensorEvent event) {
        return concerns(EventField.notes(event)) ? event.withContents(UnaryOperator.identity(), this::redacted) : event;
    }

    private boolean concerns(List<Note> notes) {
        for (Note note : notes) {
            if (secret(note) || !Text.wellFormed(note.value()).equals(note.value())) {
                return true;
            }
        }
        return false;
    }

    private boolean secret(Note note) {
        return policy != PasswordPolicy.PLAIN && note.name().equals(Note.PASSWORD);
    }

    private List<Note> redacted(List<Note> notes) {
        List<Note> kept = new ArrayList<>(notes.size());
        for (Note note : notes) {
            if (!secret(note)) {
                kept.add(new Note(note.name(), Text.wellFormed(note.value())));
            } else if (policy == PasswordPolicy.HASH) {
                kept.add(new Note(note.name(), hash(note.value())));
            }
        }
        return kept;
    }

    private String hash(String password) {
        sha256.update(salt);
        return HexFormat.of().formatHex(sha256.digest(Text.wellFormed(password).getBytes(UTF_8)));
    }
}
