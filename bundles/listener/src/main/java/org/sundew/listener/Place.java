package org.sundew.listener;

import org.sundew.event.Transport;

/** Where a port is bound. As long as it stays equal, the port is not bound anew. */
record Place(Transport transport, BindNames bind, int port) {}
