package org.sundew.itests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A visitor with a plain socket. */
final class Visitor implements AutoCloseable {
    private static final int PATIENCE_MS = 15_000;

    private final Socket socket;

    private Visitor(Socket socket) {
        this.socket = socket;
    }

    static Visitor to(String address, int port) {
        return from("127.0.0.1", address, port);
    }

    /** A visitor who comes from this loopback address. */
    static Visitor from(String source, String address, int port) {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(source, 0));
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MS);
            return new Visitor(socket);
        } catch (IOException e) {
            throw new AssertionError(address + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** Whether anything listens there. */
    static boolean open(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MS);
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The port that it comes from: its events' {@code source.port}. */
    int sourcePort() {
        return socket.getLocalPort();
    }

    Visitor say(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new AssertionError("cannot say " + text.strip(), e);
        }
    }

    /** The next line, without its end; what there is if the server closes before. */
    String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (IOException e) {
            throw new AssertionError("after " + line.toString(ISO_8859_1), e);
        }
        return line.toString(ISO_8859_1).strip();
    }

    /** Everything until the server closes. */
    String rest() {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Says that no more comes, and still listens. */
    Visitor hangUp() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
