package org.sundew.sim.smtp;

import java.util.ArrayList;
import java.util.List;
import org.sundew.event.Note;
import org.sundew.mail.Words;

/** Who sends a message, and to whom. */
final class Envelope {
    /** How many recipients are told by name. */
    private static final int TOLD = 100;

    private final String from;
    private final List<String> told = new ArrayList<>(1);
    private int recipients;

    Envelope(String from) {
        this.from = Words.meant(from);
    }

    void add(String recipient) {
        if (recipients < TOLD) {
            told.add(Words.meant(recipient));
        }
        recipients++;
    }

    int recipients() {
        return recipients;
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>(told.size() + 2);
        notes.add(new Note(Note.MAIL_FROM, from));
        told.forEach(each -> notes.add(new Note(Note.MAIL_TO, each)));
        notes.add(new Note("mail.recipients", Integer.toString(recipients)));
        return notes;
    }
}
