package org.sundew.itests;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;

/** A mail server at a port of its own, which can be down. */
final class Mailbox implements AutoCloseable {
    private final ServerSetup setup;
    private GreenMail server;

    private Mailbox(int port) {
        this.setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        this.server = new GreenMail(setup);
    }

    /** One that is not there yet. */
    static Mailbox down() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Mailbox(free.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Mailbox open() {
        return down().up();
    }

    Mailbox up() {
        server.start();
        return this;
    }

    int port() {
        return setup.getPort();
    }

    /** The mails so far, each once for each recipient. */
    List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }

    static String header(MimeMessage mail, String name) {
        try {
            return String.valueOf(mail.getHeader(name, "|"));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String body(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** How many events the mails tell of, all together. */
    long events() {
        return mails().stream()
                .mapToLong(mail -> Long.parseLong(header(mail, "X-Sundew-Events")))
                .sum();
    }

    @Override
    public void close() {
        server.stop();
    }
}
