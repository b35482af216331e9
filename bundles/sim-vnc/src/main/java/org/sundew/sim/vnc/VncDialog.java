package org.sundew.sim.vnc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** The handshake of RFB, in its three versions; what follows it, if anything does, is the {@link Desktop}'s. */
final class VncDialog implements Dialog {
    private static final int VERSION_LENGTH = 12;
    private static final int NONE = 1;
    private static final int VNC_AUTH = 2;

    private enum State {
        VERSION,
        CHOICE,
        RESPONSE,
        INIT,
        DESKTOP,
        OVER
    }

    private final Session session;
    private final VncSettings settings;
    private final RandomGenerator random;
    private final Desktop desktop;
    private final ByteBuffer piece = ByteBuffer.allocate(Proof.LENGTH);
    private final byte[] challenge = new byte[Proof.LENGTH];
    private State state = State.VERSION;
    private int minor;

    private VncDialog(Session session, VncSettings settings, RandomGenerator random) {
        this.session = session;
        this.settings = settings;
        this.random = random;
        this.desktop = new Desktop(session, settings);
    }

    static VncDialog greeting(Session session, VncSettings settings, RandomGenerator random) {
        session.send("RFB 003.00" + settings.minor() + "\n");
        return new VncDialog(session, settings, random);
    }

    @Override
    public void received(ByteBuffer data) {
        while (data.hasRemaining() && state != State.OVER) {
            if (state == State.DESKTOP) {
                desktop.received(data);
                return;
            }
            piece.put(data.get());
            if (piece.position() == length()) {
                byte[] bytes = new byte[piece.flip().remaining()];
                piece.get(bytes).clear();
                hear(bytes);
            }
        }
    }

    @Override
    public void closed() {
        if (state == State.RESPONSE) {
            session.note("vnc.challenge", HexFormat.of().formatHex(challenge));
        }
        desktop.sum();
    }

    /** How many bytes the visitor says next. */
    private int length() {
        return switch (state) {
            case VERSION -> VERSION_LENGTH;
            case RESPONSE -> Proof.LENGTH;
            default -> 1;
        };
    }

    private void hear(byte[] bytes) {
        switch (state) {
            case VERSION -> version(new String(bytes, StandardCharsets.ISO_8859_1));
            case CHOICE -> choice(bytes[0]);
            case RESPONSE -> response(bytes);
            case INIT -> {
                state = State.DESKTOP;
                desktop.show();
            }
            default -> leave();
        }
    }

    private void version(String text) {
        session.note("vnc.version", text.strip());
        if (!text.matches("RFB \\d{3}\\.\\d{3}\n")) {
            leave();
            return;
        }
        session.note(Note.PROTOCOL, "rfb");
        int major = Integer.parseInt(text.substring(4, 7));
        int wanted = major > 3 ? 8 : Integer.parseInt(text.substring(8, 11));
        if (major < 3) {
            refuseVersion();
            return;
        }
        // what is in no standard counts as 3.3 (RFC 6143 section 7.1.1)
        minor = Math.min(settings.minor(), wanted >= 8 ? 8 : wanted == 7 ? 7 : 3);
        if (minor == 3) {
            decide(settings.open() ? NONE : VNC_AUTH);
            return;
        }
        state = State.CHOICE;
        session.send(settings.open() ? "\2\1\2" : "\1\2");
    }

    private void refuseVersion() {
        session.send(number(0) + text("Invalid protocol version"));
        leave();
    }

    /** Version 3.3: the server decides, and says so. */
    private void decide(int type) {
        session.send(number(type));
        begin(type);
    }

    private void choice(int type) {
        if (type != VNC_AUTH && (type != NONE || !settings.open())) {
            session.note("vnc.security", Integer.toString(type & 0xFF));
            fail("Requested security type not available");
            return;
        }
        begin(type);
        if (type == NONE && minor >= 8) {
            session.send(number(0));
        }
    }

    private void begin(int type) {
        session.note("vnc.security", type == NONE ? "none" : "vnc");
        if (type == NONE) {
            session.raise(Severity.HIGH);
            state = State.INIT;
            return;
        }
        random.nextBytes(challenge);
        session.send(ByteBuffer.wrap(challenge.clone()));
        state = State.RESPONSE;
    }

    private void response(byte[] response) {
        Proof proof = new Proof(challenge.clone(), response);
        Optional<String> password = proof.among(settings.guesses());
        List<Note> notes = new ArrayList<>();
        notes.add(new Note("vnc.hash", proof.crackable()));
        password.ifPresent(each -> notes.add(new Note(Note.PASSWORD, each)));
        notes.forEach(note -> session.note(note.name(), note.value()));
        notes.add(new Note(Note.OUTCOME, "failure"));
        session.report(new Observation("login", notes, Payload.EMPTY));
        state = State.OVER;
        session.after(settings.refusal(), () -> fail(settings.reason()));
    }

    /** The result of the log-in: no, and in the newest version why. */
    private void fail(String reason) {
        session.send(number(1) + (minor >= 8 ? text(reason) : ""));
        leave();
    }

    private void leave() {
        state = State.OVER;
        session.close();
    }

    private static String text(String text) {
        return number(text.length()) + text;
    }

    /** Four bytes, the highest first. */
    static String number(int number) {
        return "" + (char) (number >>> 24) + (char) (number >>> 16 & 0xFF) + (char) (number >>> 8 & 0xFF)
                + (char) (number & 0xFF);
    }
}
