package org.sundew.event;

import java.net.InetAddress;

/** One end of a conversation: an address, never resolved to a name, and a port from 0 (none, as for ICMP) to 65535. */
public record Endpoint(InetAddress address, int port) {

    /** The numeric address, without a scope id: IPv6 as {@code 2001:db8:0:0:0:0:0:1} is written by the JDK. */
    public String ip() {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    @Override
    public String toString() {
        String ip = ip();
        return ip.indexOf(':') < 0 ? ip + ":" + port : "[" + ip + "]:" + port;
    }
}
