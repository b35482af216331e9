package org.sundew.listener;

import java.net.InetAddress;
import org.sundew.event.Transport;

/** Binds sockets. */
@FunctionalInterface
interface DoorMaker {
    /** Binds; blocks until that is done or failed. */
    PortDoor open(Transport transport, InetAddress address, int port, Serving serving) throws Exception;
}
