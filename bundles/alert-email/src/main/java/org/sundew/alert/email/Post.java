package org.sundew.alert.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands mails to the server, one connection each. For one thread at a time; blocks up to the server's time-outs. */
final class Post {
    private static final int PERMANENT = 500;
    private static final int LONGEST_ANSWER = 200;
    private static final String END_OF_DATA = ".";

    private final Server server;

    /**
     * What became of a mail.
     *
     * @param taken   whether it is on its way to anybody
     * @param answer  the server's last answer
     * @param refused whom it is not on its way to
     */
    record Outcome(boolean taken, String answer, List<Refusal> refused) {}

    /** A recipient that the server did not accept, its code (RFC 5321, 4.2) and its words. */
    record Refusal(InternetAddress who, int code, String answer) {
        boolean forGood() {
            return code >= PERMANENT;
        }

        @Override
        public String toString() {
            return who.getAddress() + ": " + answer;
        }
    }

    Post(Server server) {
        this.server = server;
    }

    /**
     * Sends a mail, which is written, as it goes over the wire, once there is a server that would take it: of many events that
     * is work, and a server that is down is asked again and again.
     *
     * @throws Rejected if the server refuses its content for good
     */
    Outcome send(Supplier<String> mail, List<InternetAddress> to) throws MessagingException, IOException {
        // Jakarta Mail looks for its parts by the thread's class loader, which in OSGi is not theirs
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return sendAmongAngus(mail, to);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Outcome sendAmongAngus(Supplier<String> mail, List<InternetAddress> to)
            throws MessagingException, IOException {
        Session session = Session.getInstance(server.properties());
        URLName name = new URLName("smtp", server.host(), server.port(), null, null, null);
        try (SMTPTransport transport = new SMTPTransport(session, name)) {
            if (server.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(server.user(), server.password());
            }
            byte[] bytes = mail.get().getBytes(StandardCharsets.US_ASCII);
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
            transport.sendMessage(message, to.toArray(Address[]::new));
            return new Outcome(true, oneLine(transport.getLastServerResponse()), List.of());
        } catch (SendFailedException e) {
            return outcome(e);
        }
    }

    private static Outcome outcome(SendFailedException failure) throws IOException {
        List<Refusal> refused = refusals(failure);
        String answer = oneLine(failure.getMessage());
        Address[] sent = failure.getValidSentAddresses();
        if (sent != null && sent.length > 0) {
            return new Outcome(true, answer, refused);
        }
        if (failure instanceof SMTPSendFailedException of) {
            if (END_OF_DATA.equals(of.getCommand()) && of.getReturnCode() >= PERMANENT) {
                throw new Rejected(answer);
            }
            throw new IOException(answer, failure);
        }
        return new Outcome(false, answer, refused);
    }

    private static List<Refusal> refusals(SendFailedException failure) {
        List<Refusal> refused = new ArrayList<>();
        for (Exception next = failure.getNextException(); next instanceof MessagingException each; ) {
            if (each instanceof SMTPAddressFailedException of) {
                refused.add(new Refusal(of.getAddress(), of.getReturnCode(), oneLine(of.getMessage())));
            }
            next = each.getNextException();
        }
        return refused;
    }

    private static String oneLine(@Nullable String answer) {
        return answer == null ? "" : Plain.text(answer.strip(), LONGEST_ANSWER);
    }
}
