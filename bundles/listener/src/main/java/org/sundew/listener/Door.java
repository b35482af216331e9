package org.sundew.listener;

/** A bound socket. Called by the control thread only. */
sealed interface Door permits TcpDoor {
    /** The port really bound. */
    int boundPort();

    /** Serves this from now on; open sessions go on as they began. */
    void serve(Serving next, String nextDomain);

    /** Takes visitors, or leaves them waiting in the kernel. */
    void accept(boolean on);

    /** Closes the socket; sessions go on. Returns when it is closed. */
    void close();
}
