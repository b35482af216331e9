package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.intake.Departure;
import org.sundew.sim.Lines;
import org.sundew.sim.SimServer;

class TlsTest {
    private static final byte[] HALF = Hello.half();

    private final Bench bench = new Bench();

    @BeforeEach
    void identify() {
        bench.premises.identities().own().use("", "", TlsName.of("mail.example.com"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void encryptsFromTheFirstByte() throws Exception {
        try (Visitor plain = bench.visit(
                        session -> {
                            session.send("secure " + session.secure());
                            return session::send;
                        },
                        "listen.tls",
                        "on");
                Visitor visitor = secured(plain)) {
            assertThat(visitor.hear(11)).isEqualTo("secure true");
            assertThat(visitor.say("hello").hear(5)).isEqualTo("hello");
        }

        Departure departure = bench.left().departure();
        assertThat(departure.received()).isEqualTo(Payload.of("hello"));
        assertThat(departure.sent()).isEqualTo(Payload.of("secure truehello"));
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.VISITOR);
        assertThat(departure.notes())
                .contains(new Note(Note.TLS_VERSION, "1.3"), new Note(Note.TLS_SERVER_NAME, "asked.example.com"))
                .anyMatch(note -> note.name().equals(Note.TLS_CIPHER))
                .anyMatch(
                        note -> note.name().equals(Note.TLS_JA3) && note.value().matches("[0-9a-f]{32}"))
                .anyMatch(
                        note -> note.name().equals(Note.TLS_JA4) && note.value().startsWith("t13d"));
    }

    @Test
    void speaksTheVersionBeforeAndTakesItUpAgain() throws Exception {
        SSLContext context = trusting("TLSv1.2");
        Set<String> sessions = new HashSet<>();
        for (int visit = 0; visit < 2; visit++) {
            try (Visitor plain = bench.visit(session -> session::send, "listen.tls", "on");
                    Visitor visitor = secured(plain, context)) {
                assertThat(visitor.say("hello").hear(5)).isEqualTo("hello");
                sessions.add(HexFormat.of()
                        .formatHex(((SSLSocket) visitor.socket()).getSession().getId()));
            }
            assertThat(bench.left().departure().notes()).contains(new Note(Note.TLS_VERSION, "1.2"));
        }

        assertThat(sessions).hasSize(1);
    }

    @Test
    void closesAfterAllIsSent() throws Exception {
        String much = "z".repeat(500_000);
        try (Visitor plain = bench.visit(
                        session -> {
                            session.send(much);
                            session.close();
                            return data -> {};
                        },
                        "listen.tls",
                        "on");
                Visitor visitor = secured(plain)) {
            assertThat(visitor.hearAll()).isEqualTo(much);
        }

        assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.SERVER);
    }

    @Test
    void startsInTheMiddleOfADialogue() throws Exception {
        try (Visitor plain = bench.visit(session -> {
            session.send("220 ready\r\n");
            return Lines.to(line -> {
                if (line.equals("STARTTLS")) {
                    session.send("220 go ahead\r\n");
                    session.startTls();
                } else {
                    session.send("secure " + session.secure() + " " + line + "\r\n");
                }
            });
        })) {
            assertThat(plain.hear(11)).isEqualTo("220 ready\r\n");
            plain.say("EHLO a\r\n");
            assertThat(plain.hear(21)).isEqualTo("secure false EHLO a\r\n");
            plain.say("STARTTLS\r\nMAIL FROM:<injected@example.com>\r\n");
            assertThat(plain.hear(14)).isEqualTo("220 go ahead\r\n");

            try (Visitor visitor = secured(plain)) {
                assertThat(visitor.say("EHLO b\r\n").hear(20)).isEqualTo("secure true EHLO b\r\n");
            }
        }

        Departure departure = bench.left().departure();
        assertThat(departure.notes())
                .contains(new Note("tls.discarded.bytes", "34"))
                .anyMatch(note -> note.name().equals(Note.TLS_JA3));
        assertThat(departure.received().escaped()).endsWith("injected@example.com>\\r\\nEHLO b\\r\\n");
    }

    @Test
    void recordsAVisitorThatSpeaksSomethingElse() throws Exception {
        try (Visitor visitor = bench.visit(
                session -> {
                    throw new AssertionError("no sim server hears of it");
                },
                "listen.tls",
                "on")) {
            visitor.say("GET / HTTP/1.0\r\n\r\n").hearAll();
        }

        Departure departure = bench.left().departure();
        assertThat(departure.received()).isEqualTo(Payload.of("GET / HTTP/1.0\r\n\r\n"));
        assertThat(departure.notes()).singleElement().satisfies(note -> {
            assertThat(note.name()).isEqualTo(Encryption.ERROR);
            assertThat(note.value()).startsWith("NotSslRecordException");
        });
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.SERVER);
        assertThat(bench.ports.problems()).isEmpty();
    }

    @Test
    void recordsAVisitorThatDistrustsUs() throws Exception {
        try (Visitor plain = bench.visit(session -> data -> {}, "listen.tls", "on")) {
            SSLSocket distrustful = (SSLSocket) SSLContext.getDefault()
                    .getSocketFactory()
                    .createSocket(plain.socket(), "mail.example.com", 1, true);
            assertThatThrownBy(distrustful::startHandshake).isInstanceOf(SSLException.class);
        }

        assertThat(bench.left().departure().notes())
                .anyMatch(note ->
                        note.name().equals(Encryption.ERROR) && note.value().contains("certificate_unknown"));
    }

    @Test
    void recordsAVisitorThatHangsUpInTheHandshake() throws Exception {
        bench.visit(session -> data -> {}, "listen.tls", "on").close();

        assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
    }

    @Test
    void endsAHandshakeThatNeverComes() throws Exception {
        try (Visitor visitor = bench.visit(session -> data -> {}, "listen.tls", "on", "listen.idle.seconds", "5")) {
            bench.elapseOnceOpen(5);

            assertThat(visitor.hearAll()).isEmpty();
            assertThat(bench.left().departure().limit()).contains(new LimitMark("idle.seconds", 5));
        }
    }

    @Test
    void tellsTheFingerprintOfAHandshakeThatFails() throws Exception {
        try (Visitor visitor = bench.visit(session -> data -> {}, "listen.tls", "on")) {
            visitor.socket().setTcpNoDelay(true);
            for (byte each : Hello.ofJa3().records(20)) {
                visitor.say(each);
            }
            visitor.hearAll();
        }

        Departure departure = bench.left().departure();
        assertThat(departure.notes())
                .startsWith(
                        new Note(Note.TLS_SERVER_NAME, "example.com"),
                        new Note(Note.TLS_JA3, "ada70206e40642a3e4461f35503241d5"))
                .hasSize(4)
                .last()
                .extracting(Note::name)
                .isEqualTo(Encryption.ERROR);
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.SERVER);
        assertThat(departure.received()).isEqualTo(Payload.of(Hello.ofJa3().records(20)));
    }

    @Test
    void tellsNoFingerprintOfHalfAHello() throws Exception {
        try (Visitor visitor = bench.visit(session -> data -> {}, "listen.tls", "on")) {
            visitor.say(HALF);
            await().until(() -> bench.premises.budget().used() > 0);
        }

        Departure departure = bench.left().departure();
        assertThat(departure.notes()).containsExactly(new Note(Encryption.ERROR, "hung up in the handshake"));
        assertThat(departure.received().total()).isEqualTo(HALF.length);
        await().until(() -> bench.premises.budget().used() == 0);
    }

    @Test
    void endsAHandshakeThatDripsAfterTenSeconds() throws Exception {
        try (Visitor visitor = bench.visit(session -> data -> {}, "listen.tls", "on", "listen.idle.seconds", "11")) {
            visitor.say(HALF);
            await().until(() -> bench.premises.budget().used() > 0);
            bench.elapse(9);
            assertThat(bench.view("open").open()).isEqualTo(1);
            bench.elapse(1);

            assertThat(visitor.hearAll()).isEmpty();
        }

        Departure departure = bench.left().departure();
        assertThat(departure.limit()).contains(new LimitMark("tls.handshake.seconds", 10));
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.LIMIT);
        assertThat(departure.received().size()).isEqualTo(Budget.FREE);
        assertThat(bench.premises.budget().used()).isZero();
    }

    @Test
    void keepsNoMoreOfHellosThanThereIsMemoryFor() throws Exception {
        int most = 1 << 20;
        bench.configure("buffer.bytes", (long) most);
        bench.offer(session -> data -> {}, "listen.tls", "on");
        List<Visitor> all = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            all.add(bench.dial().say(HALF));
        }

        await().until(() -> bench.premises.budget().refused() > 0);
        assertThat(bench.premises.budget().used()).isBetween(most / 2L, (long) most);
        for (Visitor each : all) {
            each.close();
        }
        await().until(() -> bench.premises.budget().used() == 0);
    }

    @Test
    void waitsForAnIdentityThatIsStillBeingMade(@TempDir Path folder) throws Exception {
        try (Bench slow = new Bench(new TlsIdentities(folder, Clock.systemUTC()))) {
            Visitor plain = slow.visit(session -> session::send, "listen.tls", "on");
            slow.premises.identities().own().use("", "", TlsName.of("late.example.com"));
            try (Visitor visitor = secured(plain)) {
                assertThat(visitor.say("x").hear(1)).isEqualTo("x");
                assertThat(certificate(visitor).getSubjectX500Principal().getName())
                        .isEqualTo("CN=late.example.com");
            }
        }
    }

    @Test
    void closesAfterTheHandshakeWhereThereIsNothingToSay() throws Exception {
        SimServer silent = session -> {
            session.send("go\n");
            session.startTls();
            session.close();
            return data -> {};
        };
        try (Visitor plain = bench.visit(silent)) {
            assertThat(plain.hear(3)).isEqualTo("go\n");
            try (Visitor visitor = secured(plain)) {
                assertThat(visitor.hearAll()).isEmpty();
            }
        }

        assertThat(bench.left().departure().notes()).contains(new Note(Note.TLS_VERSION, "1.3"));
    }

    @Test
    void showsACertificateLikeOthers() throws Exception {
        try (Visitor plain = bench.visit(session -> session::send, "listen.tls", "on");
                Visitor visitor = secured(plain)) {
            X509Certificate certificate = certificate(visitor);
            certificate.checkValidity();
            assertThat(certificate.getSubjectAlternativeNames())
                    .singleElement()
                    .isEqualTo(List.of(2, "mail.example.com"));
            assertThat(certificate.getVersion()).isEqualTo(3);
            assertThat(Duration.between(
                            certificate.getNotBefore().toInstant(),
                            certificate.getNotAfter().toInstant()))
                    .isEqualTo(Duration.ofDays(3650));
        }
    }

    @Test
    void putsEachMessageInTheClearIntoARecordOfItsOwn() throws Exception {
        Hello rsa = new Hello(0x0303, 0x009c).list16(13, 0x0401);
        Hello ecdhe = new Hello(0x0303, 0xc02f).list16(10, 23).list16(13, 0x0401);

        assertThat(messagesInRecords(rsa)).containsExactly(List.of(2), List.of(11), List.of(14));
        assertThat(messagesInRecords(ecdhe)).containsExactly(List.of(2), List.of(11), List.of(12), List.of(14));
    }

    /** What the sensor answers up to its ServerHelloDone: the types of the handshake messages in each record. */
    private List<List<Integer>> messagesInRecords(Hello hello) throws Exception {
        List<List<Integer>> records = new ArrayList<>();
        try (Visitor visitor = bench.visit(session -> session::send, "listen.tls", "on")) {
            visitor.say(hello.record());
            DataInputStream in = new DataInputStream(visitor.socket().getInputStream());
            while (records.isEmpty() || !records.get(records.size() - 1).contains(14)) {
                assertThat(in.readUnsignedByte()).as("type of record").isEqualTo(22);
                assertThat(in.readUnsignedShort()).as("version").isEqualTo(0x0303);
                ByteBuffer record = ByteBuffer.wrap(in.readNBytes(in.readUnsignedShort()));
                List<Integer> messages = new ArrayList<>();
                while (record.hasRemaining()) {
                    int header = record.getInt();
                    messages.add(header >>> 24);
                    record.position(record.position() + (header & 0xFF_FFFF));
                }
                records.add(messages);
            }
        }
        return records;
    }

    private static X509Certificate certificate(Visitor visitor) throws SSLException {
        return (X509Certificate) ((SSLSocket) visitor.socket()).getSession().getPeerCertificates()[0];
    }

    static Visitor secured(Visitor plain) throws Exception {
        return secured(plain, trusting("TLS"));
    }

    /** A client's side that believes every certificate. */
    static SSLContext trusting(String protocol) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance(protocol);
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        return context;
    }

    private static Visitor secured(Visitor plain, SSLContext context) throws Exception {
        Socket raw = plain.socket();
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(raw, "asked.example.com", raw.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("asked.example.com")));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return Visitor.on(socket);
    }

    /** Believes everything. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
