package org.sundew.listener;

/** A bound socket. Called by the control thread only. */
sealed interface PortDoor permits TcpDoor, UdpDoor {
    /** The port really bound. */
    int boundPort();

    /** Serves this from now on; open sessions go on as they began. */
    void serve(Serving next);

    /** Takes visitors, or leaves them waiting in the kernel. */
    void accept(boolean on);

    /** Closes the socket; TCP sessions go on. Returns when it is closed. */
    void close();
}
