package org.sundew.listener;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The other end of a session: a plain socket on loopback. */
final class Visitor implements AutoCloseable {
    private final Socket socket;

    private Visitor(Socket socket) {
        this.socket = socket;
    }

    static Visitor dial(int port) throws IOException {
        return dial("127.0.0.1", port);
    }

    /** Dials 127.0.0.1 from this loopback address. */
    static Visitor dial(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(20_000);
        socket.bind(new InetSocketAddress(Network.address(from), 0));
        socket.connect(new InetSocketAddress(Network.address("127.0.0.1"), port), 10_000);
        return new Visitor(socket);
    }

    /** The other end of this connection. */
    static Visitor on(Socket socket) {
        return new Visitor(socket);
    }

    Socket socket() {
        return socket;
    }

    Visitor say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Visitor say(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Says no more, but still listens. */
    Visitor end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The next so many characters. */
    String hear(int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Everything up to the end. */
    String hearAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
