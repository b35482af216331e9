package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.util.List;

/** What a request carries: it is captured as it comes, told to the evidence when it ends, and read for log-ins. */
interface Body {
    void take(ByteBuffer piece);

    /** No more will come: it is complete, or the visitor is gone. Called at most once. */
    void end();

    /** The fields of the form that it was, or none. */
    List<Field> form();

    /** Gives the memory back. */
    void release();
}
