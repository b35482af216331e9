package org.sundew.sim.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.mail.Words;

/** A message on its way in: hashed as a whole, kept in part, with its subject read. Lines end with CR LF, whatever was sent. */
final class Message {
    private static final int SUBJECT_MAX = 998;
    private static final String SUBJECT = "subject:";

    private final int keep;
    private final Budget budget;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private final StringBuilder subject = new StringBuilder();
    private long total;
    private long sent;
    private boolean full;
    private boolean inHeader = true;
    private boolean inSubject;
    private boolean midLine;
    /** The beginning of a line whose end has not come. */
    private String begun = "";

    Message(int keep, Budget budget) {
        this.keep = keep;
        this.budget = budget;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One more line, or a piece of one that goes on. */
    void add(String line, boolean whole) {
        byte[] bytes = (whole ? line + "\r\n" : line).getBytes(StandardCharsets.ISO_8859_1);
        total += bytes.length;
        digest.update(bytes);
        keep(bytes);
        if (inHeader && !midLine) {
            header(line);
        }
        midLine = !whole;
    }

    /** More of it, cut anywhere. */
    void append(String piece) {
        sent += piece.length();
        String text = begun + piece;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            boolean returned = end > from && text.charAt(end - 1) == '\r';
            add(text.substring(from, returned ? end - 1 : end), true);
            from = end + 1;
        }
        begun = text.substring(from);
        if (begun.length() > SUBJECT_MAX) {
            add(begun.substring(0, begun.length() - 1), false);
            begun = begun.substring(begun.length() - 1); // it may be the first half of a line's end
        }
    }

    /** No more comes. */
    void finish() {
        if (!begun.isEmpty()) {
            add(begun, false);
            begun = "";
        }
    }

    /** How many bytes were appended. */
    long sent() {
        return sent;
    }

    private void keep(byte[] bytes) {
        int room = full ? 0 : Math.min(bytes.length, keep - kept.size());
        if (room > 0 && budget.take(room)) {
            kept.write(bytes, 0, room);
        }
        full |= kept.size() < total;
    }

    private void header(String line) {
        if (line.isEmpty()) {
            inHeader = false;
            return;
        }
        boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
        if (folded && inSubject) {
            fold(' ' + line.strip());
        } else if (!folded) {
            inSubject = subject.isEmpty() && line.regionMatches(true, 0, SUBJECT, 0, SUBJECT.length());
            fold(inSubject ? line.substring(SUBJECT.length()).strip() : "");
        }
    }

    private void fold(String text) {
        subject.append(text, 0, Math.min(text.length(), SUBJECT_MAX - subject.length()));
    }

    /** How many bytes it has. */
    long total() {
        return total;
    }

    String subject() {
        return Words.meant(subject.toString());
    }

    /** What to tell of it under this name; call it once, it ends the message. */
    Observation observation(String name, Envelope envelope, boolean complete) {
        Payload content = Payload.owning(kept.toByteArray(), total);
        release();
        Observation upload = Observation.upload(name, HexFormat.of().formatHex(digest.digest()), content);
        List<Note> notes = new ArrayList<>(upload.notes());
        notes.addAll(envelope.notes());
        notes.add(new Note("mail.subject", subject()));
        if (!complete) {
            notes.add(new Note("upload.complete", "false"));
        }
        return new Observation(upload.action(), notes, content);
    }

    /** Gives back what it kept. */
    void release() {
        budget.give(kept.size());
        kept.reset();
        full = true;
    }
}
