package org.sundew.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.sim.Dialog;
import org.sundew.sim.Persona;
import org.sundew.sim.SimServer;

/**
 * A visitor without a socket: says things to a sim server and checks, to the byte, what it answers. Text is ISO-8859-1. No
 * thread, no sleep: time passes by {@link #elapse}. Every check that fails throws an {@link AssertionError} with what came
 * instead.
 */
public final class SimHarness {
    private final FakeSession session;
    private final Dialog dialog;

    private SimHarness(SimServer sim, FakeSession session) {
        this.session = session;
        this.dialog = Objects.requireNonNull(sim.open(session), "a sim server must return a dialog");
        session.dialog(dialog);
        session.settle();
    }

    /** A visitor at the door of this sim server, on TCP port 2100 of a listen of kind {@code sim}. */
    public static SimHarness visit(SimServer sim) {
        return visit(sim, Samples.listen("sim", 2100));
    }

    /** A visitor at this listen. */
    public static SimHarness visit(SimServer sim, Listen listen) {
        return visit(sim, Samples.visit(Samples.endpoint("192.0.2.7", 40001), listen));
    }

    /** This visit, where {@link Samples#persona} is played. */
    public static SimHarness visit(SimServer sim, Visit visit) {
        return visit(sim, visit, Samples.persona());
    }

    /** This visit, where this persona is played. */
    public static SimHarness visit(SimServer sim, Visit visit, Persona persona) {
        return new SimHarness(sim, new FakeSession(visit, persona, new ManualClock()));
    }

    /** The visitor sends this text, all at once. */
    public SimHarness say(String text) {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The visitor sends these bytes, all at once; UDP: one datagram. A session that is paused hears them once it is not. */
    public SimHarness say(byte... bytes) {
        session.say(() -> dialog.received(ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
        return this;
    }

    /** The visitor sends this text one byte at a time, as an unlucky network might. */
    public SimHarness dribble(String text) {
        for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
            say(each);
        }
        return this;
    }

    /** The visitor will say no more, but still listens. */
    public SimHarness end() {
        session.say(() -> {
            if (dialog.ended()) {
                session.close();
            }
        });
        return this;
    }

    /** The visitor does not read from now on: what is sent piles up as {@code pending}, writable up to 64 KiB. */
    public SimHarness stall() {
        session.stall();
        return this;
    }

    /** The visitor reads again, all there is; the dialog hears that it is drained. */
    public SimHarness readOn() {
        session.readOn();
        return this;
    }

    /** The visitor is gone. */
    public SimHarness hangUp() {
        session.hangUp();
        return this;
    }

    /** Time passes. */
    public SimHarness elapse(Duration duration) {
        session.clock().elapse(duration);
        session.settle();
        return this;
    }

    /** The next bytes sent are exactly these, and they are taken. */
    public SimHarness expect(String text) {
        String sent = session.sent();
        check(sent.startsWith(text), "expected " + quoted(text) + " next, but unread is " + quoted(sent));
        session.take(text.length());
        return this;
    }

    /** All that was sent and not taken yet matches this pattern as a whole, and it is taken; dots match line ends. */
    public SimHarness expectMatch(String regex) {
        String sent = session.sent();
        check(
                Pattern.compile(regex, Pattern.DOTALL).matcher(sent).matches(),
                "expected a match of " + regex + ", but unread is " + quoted(sent));
        session.take(sent.length());
        return this;
    }

    /** Nothing was sent that is not taken. */
    public SimHarness expectSilence() {
        check(session.sent().isEmpty(), "expected silence, but unread is " + quoted(session.sent()));
        return this;
    }

    /** The sim server has closed the session. */
    public SimHarness expectClosed() {
        check(!session.open(), "expected the session to be closed");
        return this;
    }

    /** The session is still open. */
    public SimHarness expectOpen() {
        check(session.open(), "expected the session to be open");
        return this;
    }

    /** Whether the session is still open. */
    public boolean open() {
        return session.open();
    }

    /** Encryption was started. */
    public SimHarness expectTls() {
        check(session.secure(), "expected TLS to be started");
        return this;
    }

    /** The visit has this note, among others. */
    public SimHarness noted(String name, String value) {
        check(
                session.notes().contains(new Note(name, value)),
                "no note " + name + "=" + quoted(value) + " in " + session.notes());
        return this;
    }

    /** An equal observation was reported. */
    public SimHarness reported(Observation observation) {
        check(session.reports().contains(observation), "not reported: " + observation + " in " + session.reports());
        return this;
    }

    /** Something with this action was reported. */
    public SimHarness reported(String action) {
        return reported(report -> report.action().equals(action), action);
    }

    private SimHarness reported(Predicate<Observation> which, String what) {
        check(session.reports().stream().anyMatch(which), "not reported: " + what + " in " + session.reports());
        return this;
    }

    /** The severity was raised to this. */
    public SimHarness raised(Severity severity) {
        check(session.raised() == severity, "expected severity " + severity + ", but it is " + session.raised());
        return this;
    }

    /** All that was sent and not taken yet, which is thereby taken. */
    public String read() {
        String sent = session.sent();
        session.take(sent.length());
        return sent;
    }

    /** How many bytes wait for a visitor that does not read. */
    public long pending() {
        return session.pending();
    }

    /** Whether the sim server takes no more from its visitor for now. */
    public boolean paused() {
        return session.paused();
    }

    /** The notes so far. */
    public List<Note> notes() {
        return session.notes();
    }

    /** The reports so far. */
    public List<Observation> reports() {
        return session.reports();
    }

    /** The visitor connects to the side port that is open, as FTP's passive mode has it. */
    public SimHarness dial() {
        FakeSession.Side side = session.takeSidePort();
        return new SimHarness(side.server(), session.beside());
    }

    /** The number of the side port that is open. */
    public int sidePort() {
        return session.sidePort();
    }

    private static String quoted(String text) {
        return '"' + org.sundew.event.Payload.of(text).escaped() + '"';
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
