package org.sundew.alert.syslog;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One datagram a message (RFC 5426). The socket is connected, so that "port unreachable" is heard of: by the message after the one
 * that caused it. Nothing else is ever known of what became of a datagram.
 */
final class UdpLink implements Link {
    private final String host;
    private final int port;
    private volatile @Nullable DatagramSocket socket;
    private volatile boolean closed;

    UdpLink(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void send(List<byte[]> messages) throws IOException {
        DatagramSocket open = opened();
        try {
            for (byte[] message : messages) {
                open.send(new DatagramPacket(message, message.length));
            }
        } catch (IOException e) {
            open.close();
            throw e;
        }
    }

    private DatagramSocket opened() throws IOException {
        DatagramSocket present = socket;
        if (present != null && !present.isClosed()) {
            return present;
        }
        DatagramSocket opened = new DatagramSocket();
        socket = opened;
        if (closed) {
            // close() has seen the socket, or is seen here
            opened.close();
            throw new IOException("the sink was closed");
        }
        try {
            opened.connect(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    @Override
    public void close() {
        closed = true;
        DatagramSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
