package org.sundew.itests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that takes no mail before STARTTLS and the right log-in; one client at a time. */
final class GuardedMailbox implements AutoCloseable {
    private final SSLContext tls;
    private final String logIn;
    private final ServerSocket server;
    private final Thread thread;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    private GuardedMailbox(SSLContext tls, String logIn) throws IOException {
        this.tls = tls;
        this.logIn = logIn;
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        this.thread = new Thread(this::serve, "guarded mailbox");
        thread.start();
    }

    static GuardedMailbox open(SSLContext tls, String user, String password) {
        try {
            return new GuardedMailbox(tls, "\0" + user + "\0" + password);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** What clients said, by lines, without mails; what came over TLS begins with {@code tls }. */
    List<String> commands() {
        return commands;
    }

    List<String> mails() {
        return mails;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                new Talk(client).clear();
            } catch (IOException e) {
                commands.add("ended: " + e.getMessage()); // a client that does not trust us hangs up
            }
        }
    }

    /** One conversation, in clear or encrypted. */
    private final class Talk {
        private final Socket socket;
        private final BufferedReader in;
        private boolean known;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        }

        void clear() throws IOException {
            tell("220 mail.example.com");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                if (line.equals("STARTTLS")) {
                    tell("220 go on");
                    encrypted();
                    return;
                }
                tell(line.startsWith("EHLO") ? "250-mail.example.com\r\n250 STARTTLS" : "530 STARTTLS first");
            }
        }

        private void encrypted() throws IOException {
            SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            new Talk(secured).guarded();
        }

        private void guarded() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add("tls " + line);
                tell(answer(line));
                if (known && line.equals("DATA")) {
                    mails.add(mail());
                    tell("250 taken");
                }
            }
        }

        private String answer(String line) {
            if (line.startsWith(
                    "AUTH PLAIN ")) { // RFC 4616; for whom one acts comes first, and may be nobody or oneself
                String plain = new String(Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length())), UTF_8);
                known = plain.endsWith(logIn);
                return known ? "235 welcome" : "535 wrong";
            }
            if (line.startsWith("EHLO")) {
                return "250-mail.example.com\r\n250 AUTH PLAIN";
            }
            if (!known) {
                return "530 log in first";
            }
            return line.equals("DATA") ? "354 go on" : "250 ok";
        }

        private String mail() throws IOException {
            StringBuilder mail = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                mail.append(line).append('\n');
            }
            return mail.toString();
        }

        private void tell(String answer) throws IOException {
            socket.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            thread.join();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
