package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.util.List;

/** What a request carries: it is captured as it comes, told to the evidence when it ends, and read for log-ins. */
interface Body {
    /** The body of a request that has none. */
    Body NONE = new NoBody();

    void take(ByteBuffer piece);

    /** No more will come: it is complete, or the visitor is gone. Called at most once. */
    void end();

    /** The fields of the form, the JSON or the XML-RPC call that it was, or none. */
    List<Field> form();

    /** What was kept of it, each char a byte; of several parts, nothing. */
    String text();

    /** Gives the memory back. */
    void release();
}
