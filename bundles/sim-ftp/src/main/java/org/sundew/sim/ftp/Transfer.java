package org.sundew.sim.ftp;

import java.nio.ByteBuffer;
import org.sundew.sim.Session;

/** One use of a data connection. All calls come on the session's thread; {@link #begin} first, {@link #finish} last. */
interface Transfer {
    /** What is answered once the data connection is there. */
    String opening();

    /** The data connection is there. */
    void begin(Session data);

    /** The visitor has read on. */
    default void drained() {}

    /** Bytes came. */
    default void received(ByteBuffer data) {}

    /** The visitor has said all; true if that is the end of the transfer. */
    boolean ended();

    /** The data connection is over; what is answered to that. Called once. */
    String finish();
}
