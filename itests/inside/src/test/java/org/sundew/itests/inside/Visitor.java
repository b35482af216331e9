package org.sundew.itests.inside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A visitor with a plain socket. A reset or a refusal is an exception. */
final class Visitor implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket = new Socket();
    private final BufferedReader in;

    Visitor(int port) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(System.getProperty(Distribution.ADDRESS), port), PATIENCE_MS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    /** Whether anybody listens there. */
    static boolean open(int port) {
        try {
            new Visitor(port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first line that is said there. */
    static String greeting(int port) {
        try (Visitor visitor = new Visitor(port)) {
            return visitor.line();
        } catch (IOException e) {
            throw new AssertionError("port " + port, e);
        }
    }

    /** The port that it comes from. */
    String port() {
        return Integer.toString(socket.getLocalPort());
    }

    Visitor say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    String line() throws IOException {
        return in.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
