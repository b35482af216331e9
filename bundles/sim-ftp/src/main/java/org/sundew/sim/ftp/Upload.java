package org.sundew.sim.ftp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.sim.Session;

/**
 * Takes a file: hashes all of it, keeps its beginning for the event, and forgets it. What came of an upload that breaks off
 * is told like a whole one, but for a note.
 */
final class Upload implements Transfer {
    private final String opening;
    private final String done;
    private final String cut;
    private final String path;
    private final long start;
    private final int keep;
    private final Room room;
    private final VisitFiles files;
    private final Session session;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private long total;
    private boolean whole;
    /** Whether there was no room: what comes later would not join what is kept. */
    private boolean full;

    /**
     * An upload to an absolute path.
     *
     * @param done what is said when all has come, and {@code cut} when the visitor left before
     * @param start how large the file already is, as far as the visitor is told
     * @param keep how many bytes to keep, as far as the room that all uploads share has them
     * @param session the one of the control connection
     */
    Upload(
            String opening,
            String done,
            String cut,
            String path,
            long start,
            int keep,
            Room room,
            VisitFiles files,
            Session session) {
        this.opening = opening;
        this.done = done;
        this.cut = cut;
        this.path = path;
        this.start = start;
        this.keep = keep;
        this.room = room;
        this.files = files;
        this.session = session;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String opening() {
        return opening;
    }

    @Override
    public void begin(Session data) {}

    @Override
    public void received(ByteBuffer data) {
        total += data.remaining();
        digest.update(data.duplicate());
        int length = full ? 0 : Math.min(data.remaining(), keep - kept.size());
        if (!room.take(length)) {
            full = true;
            return;
        }
        byte[] piece = new byte[length];
        data.get(piece);
        kept.writeBytes(piece);
    }

    @Override
    public boolean ended() {
        whole = true;
        return true;
    }

    @Override
    public String finish() {
        files.bring(path, start + total, session.now());
        if (total > 0) {
            session.raise(Severity.HIGH);
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        Observation upload = Observation.upload(Words.meant(path), hash, Payload.owning(kept.toByteArray(), total));
        room.give(kept.size());
        session.report(whole ? upload : cutShort(upload));
        return whole ? done : cut;
    }

    /** Says that size and hash are of what came before the transfer broke off. */
    private static Observation cutShort(Observation upload) {
        List<Note> notes = new ArrayList<>(upload.notes());
        notes.add(new Note("upload.complete", "false"));
        return new Observation(upload.action(), notes, upload.payload());
    }
}
