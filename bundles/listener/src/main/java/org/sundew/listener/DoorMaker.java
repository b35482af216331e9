package org.sundew.listener;

import java.net.InetAddress;
import org.sundew.event.Transport;

/** Binds sockets. */
@FunctionalInterface
interface DoorMaker {
    /** Binds; blocks until that is done or failed. */
    Door open(Transport transport, InetAddress address, int port, Tally tally, Serving serving) throws Exception;
}
