package org.sundew.sim;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The sim server's half of one session. All calls come on the session's thread, never two at once, and must not block.
 * What a call throws ends the session, and the event says so.
 */
@ConsumerType
@FunctionalInterface
public interface Dialog {
    /**
     * Bytes arrived (TCP: any piece of the stream, 1 byte or more), or a whole datagram (UDP: 0 bytes or more). The buffer is
     * read-only and only valid during the call.
     */
    void received(ByteBuffer data);

    /**
     * The visitor will say no more but may still listen (a half-closed TCP connection).
     *
     * @return true to have the session closed once everything sent so far is flushed; false to go on until
     *     {@link Session#close}
     */
    default boolean ended() {
        return true;
    }

    /** The visitor has read enough that {@link Session#pending} fell to zero after it had passed the high-water mark. */
    default void drained() {}

    /**
     * The session is over, whoever ended it. Called exactly once if {@link SimServer#open} returned. Notes and reports made
     * during the call still count, so that an upload cut short is not lost; everything else does nothing.
     */
    default void closed() {}
}
