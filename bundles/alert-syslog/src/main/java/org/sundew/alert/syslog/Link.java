package org.sundew.alert.syslog;

import java.io.IOException;
import java.util.List;

/** The way of messages to a receiver. For one thread at a time, but for {@link #close}, which any thread may call. */
interface Link {
    /** Sends the messages; a throw means that not all of them are known to have left. */
    void send(List<byte[]> messages) throws IOException;

    /** Ends the link, and whatever waits in it. */
    void close();
}
