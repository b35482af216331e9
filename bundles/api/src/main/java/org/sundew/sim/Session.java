package org.sundew.sim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;

/**
 * The platform's half of one session: the way to the visitor and to the event of its visit.
 *
 * <p>One rule: call it from the session's thread only; {@link #execute} is the exception and gets you there. Nothing here
 * blocks. Calls after the end of the session do nothing. Limits on bytes, idleness, time and reflection are the
 * platform's: a sim server neither can nor need enforce them.
 */
@ProviderType
public interface Session {
    /** Who came, where and when. */
    Visit visit();

    /** The machine that is played here, by {@code listen.persona} or the sensor's configuration. */
    Persona persona();

    /** The domain that the sims present: the persona's. */
    default String domain() {
        return persona().domain();
    }

    /** Now, by the sensor's clock. */
    Instant now();

    /**
     * Sends the bytes between the buffer's position and limit: a piece of the stream, or one whole datagram. The content is
     * taken over: do not change it afterwards. Bytes that the platform may not send (the UDP reflection cap) are dropped
     * and counted.
     */
    void send(ByteBuffer data);

    /** Sends text in ISO-8859-1, which carries every char below 256 as one byte. */
    default void send(String text) {
        send(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** How many bytes wait for a visitor that does not read; a sim with much to send pauses until {@link Dialog#drained}. */
    long pending();

    /** Whether {@link #pending} is below the high-water mark: send on while it is, else wait for {@link Dialog#drained}. */
    boolean writable();

    /**
     * Takes no more bytes from the visitor until {@link #resume}; the kernel then slows the visitor down. Until then neither
     * {@link Dialog#received} nor {@link Dialog#ended} is called; {@link Dialog#closed} may be.
     */
    void pause();

    /** Takes bytes again after {@link #pause}. */
    void resume();

    /**
     * Starts TLS as the server, after what was already sent and before what is sent next. Bytes the visitor sent in the
     * clear before its handshake are not taken for encrypted ones (RFC 3207 section 4.2). TCP only.
     */
    void startTls();

    /** Whether the session is encrypted. */
    boolean secure();

    /** Ends the session once everything sent is flushed. */
    void close();

    /** Adds a fact to the event of this visit; names as in {@link org.sundew.event.Note}. */
    void note(String name, String value);

    /** Publishes something now instead of at the end of the visit: a log-in, a command, an upload. */
    void report(Observation observation);

    /** Makes the events of this visit matter at least this much; never lowers. */
    void raise(Severity severity);

    /** Runs the task on the session's thread, or not at all if the session is over by then. Callable from any thread. */
    void execute(Runnable task);

    /** Runs the task on the session's thread after the delay, or not at all if the session ends first. */
    void after(Duration delay, Runnable task);

    /**
     * Opens a short-lived port for this visitor only, as FTP's passive mode needs: its next connection from the same
     * address becomes a side session on the same thread, belonging to the same visit and counted against its limits.
     * Other addresses are refused. The port closes after one connection, after 300 s, or with the visit. At most one is
     * open at a time; opening another closes the first. Side sessions end with the session that opened them.
     *
     * @param server plays the side connection; its session's notes and reports go to this visit
     * @throws IllegalStateException if no port could be had; the message is for the log, not for the visitor
     */
    SidePort openSidePort(SimServer server);
}
