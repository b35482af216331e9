package org.sundew.win;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Note;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.FakeIntake;

/** The real port, with real TLS on loopback. */
class PortTest {
    private static final String TOKEN = "a-token-of-this-test";
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir
    private static Path folder;

    private static Identity.Keys forwarder;
    private static Identity.Keys stranger;

    private final FakeIntake intake = new FakeIntake();
    private final Counters counters = new Counters();
    private final Turnstile turnstile = new Turnstile(intake::open);
    private Port port;

    @BeforeAll
    static void makeForwarders() throws Exception {
        forwarder = new Identity(folder.resolve("forwarder")).keys("", "");
        stranger = new Identity(folder.resolve("stranger")).keys("", "");
    }

    @AfterEach
    void close() throws IOException {
        port.close();
    }

    /** Opens it, on a port of the system's choice. */
    private void open(boolean certificate, Object... keysAndValues) throws IOException {
        Settings settings = Settings.of(ConfigOf.of(WinInput.Config.class, keysAndValues));
        Optional<Path> clients = certificate ? Optional.of(folder.resolve("forwarder/identity.pem")) : Optional.empty();
        Settings.Place place = new Settings.Place(
                Optional.of(HERE), 0, "", "", clients, settings.place().connections());
        intake.onChange(turnstile::look);
        port = new Port(
                place,
                new Identity(folder.resolve("sensor")),
                new Records(() -> settings, new Arrivals(intake, () -> "main"), counters),
                turnstile,
                counters);
        await().until(() -> port.bound() > 0);
    }

    private Socket connect(Identity.Keys keys) throws IOException {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys.store(), keys.password().toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust().getTrustManagers(), null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(HERE, port.bound());
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        try {
            Identity.Keys sensor = new Identity(folder.resolve("sensor")).keys("", "");
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("sensor", sensor.store().getCertificate("sundew"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            return trust;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void send(Socket socket, byte[] line) throws IOException {
        socket.getOutputStream().write(line);
        socket.getOutputStream().write('\n');
        socket.getOutputStream().flush();
    }

    private static byte[] withToken(String token) {
        return new String(Sample.line("nxlog", 4625), UTF_8)
                .replaceFirst("\\{", "{\"sundew_token\":\"" + token + "\",")
                .getBytes(UTF_8);
    }

    /** Reads until the port hangs up, in whatever way. */
    private static void assertClosed(Socket socket) {
        try {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void takesTheRecordsOfAForwarderWithACertificate() throws IOException {
        open(true);

        try (Socket socket = connect(forwarder)) {
            for (int id : Sample.ids()) {
                send(socket, Sample.line("winlogbeat", id));
            }
            await().untilAsserted(
                            () -> assertThat(intake.left()).hasSize(Sample.ids().size()));
        }

        assertThat(counters.trusted).hasValue(1);
        assertThat(counters.refused).hasValue(0);
    }

    @Test
    void refusesAnotherCertificate() throws IOException {
        open(true);

        try (Socket socket = connect(stranger)) {
            send(socket, Sample.line("nxlog", 4625));
            assertClosed(socket);
        } catch (IOException e) {
            // with TLS 1.2 the handshake itself fails
            assertThat(e).isInstanceOf(SSLException.class);
        }

        await().untilAsserted(() -> assertThat(counters.refused).hasValue(1));
        assertThat(intake.arrivals()).isZero();
    }

    @Test
    void takesRecordsAfterOneWithTheTokenAndKeepsTheTokenOutOfThem() throws IOException {
        open(false, "token", TOKEN);

        try (Socket socket = connect(stranger)) {
            send(socket, withToken(TOKEN));
            send(socket, Sample.line("winlogbeat", 4720));
            await().untilAsserted(() -> assertThat(intake.left()).hasSize(2));
        }

        String kept = intake.left().get(0).departure().received().escaped();
        assertThat(kept)
                .contains("203.0.113.9")
                .contains("********************")
                .doesNotContain(TOKEN);
        assertThat(intake.left().get(0).departure().notes()).contains(new Note(Note.USER, "administrator"));
    }

    @Test
    void refusesAnotherTokenAndAFirstRecordWithoutOne() throws IOException {
        open(false, "token", TOKEN);

        for (byte[] first : new byte[][] {
            withToken(TOKEN + "x"), Sample.line("nxlog", 4625), "not json".getBytes(UTF_8), TOKEN.getBytes(UTF_8)
        }) {
            try (Socket socket = connect(stranger)) {
                send(socket, first);
                assertClosed(socket);
            }
        }

        await().untilAsserted(() -> assertThat(counters.refused).hasValue(4));
        assertThat(counters.trusted).hasValue(0);
        assertThat(intake.arrivals()).isZero();
    }

    @Test
    void wantsBothWhereBothAreAskedFor() throws IOException {
        open(true, "token", TOKEN);

        try (Socket socket = connect(forwarder)) {
            send(socket, Sample.line("nxlog", 4625));
            assertClosed(socket);
        }
        try (Socket socket = connect(forwarder)) {
            send(socket, withToken(TOKEN));
            await().untilAsserted(() -> assertThat(intake.left()).hasSize(1));
        }
    }

    @Test
    void closesWhoDoesNotProveItselfInTime() throws IOException {
        open(false, "token", TOKEN, "login.seconds", 1);

        try (Socket silent = new Socket(HERE, port.bound());
                Socket secure = connect(stranger)) {
            silent.setSoTimeout(20_000);
            assertClosed(silent);
            assertClosed(secure);
        }

        await().untilAsserted(() -> assertThat(counters.refused).hasValue(2));
    }

    @Test
    void hasRoomForSoManyConnectionsAndNoMore() throws IOException {
        open(false, "token", TOKEN, "connections.max", 2);

        try (Socket first = connect(stranger)) {
            send(first, withToken(TOKEN));
            await().untilAsserted(() -> assertThat(counters.trusted).hasValue(1));
            try (Socket second = connect(stranger)) {
                send(second, withToken(TOKEN));
                await().untilAsserted(() -> assertThat(counters.trusted).hasValue(2));

                assertThatThrownBy(() -> connect(stranger)).isInstanceOf(IOException.class);
                await().untilAsserted(() -> assertThat(counters.refused).hasValue(1));
                assertThat(intake.left()).hasSize(2);
            }
        }
        await().ignoreExceptions().until(() -> {
            connect(stranger).close();
            return true;
        });
    }

    @Test
    void whoSaysNothingMakesRoomForWhoComesAfterIt() throws IOException {
        open(false, "token", TOKEN, "connections.max", 4);

        try (Socket first = new Socket(HERE, port.bound());
                Socket second = new Socket(HERE, port.bound());
                Socket third = new Socket(HERE, port.bound());
                Socket proven = connect(stranger)) {
            first.setSoTimeout(20_000);
            second.setSoTimeout(20_000);
            send(proven, withToken(TOKEN));
            await().untilAsserted(() -> assertThat(intake.left()).hasSize(1));

            assertClosed(first);
            assertClosed(second);
            third.setSoTimeout(1);
            assertThatThrownBy(() -> third.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void theEldestOfAllThatSayNothingLeavesWhenThereIsNoPlace() throws IOException {
        open(false, "token", TOKEN, "connections.max", 2, "bind", "all");
        InetAddress other = InetAddress.getByName("127.0.0.2");

        try (Socket first = new Socket(HERE, port.bound());
                Socket second = new Socket(HERE, port.bound(), other, 0);
                Socket third = new Socket(HERE, port.bound(), InetAddress.getByName("127.0.0.3"), 0)) {
            first.setSoTimeout(20_000);
            assertClosed(first);
            for (Socket waiting : new Socket[] {second, third}) {
                waiting.setSoTimeout(1);
                assertThatThrownBy(() -> waiting.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void holdsRecordsBackWhileIntakeIsClosed() throws IOException {
        open(true);
        intake.open(false);

        try (Socket socket = connect(forwarder)) {
            send(socket, Sample.line("nxlog", 4625));
            await().untilAsserted(() -> assertThat(counters.trusted).hasValue(1));
            assertThat(intake.arrivals()).isZero();
            intake.open(true);

            await().untilAsserted(() -> assertThat(intake.left()).hasSize(1));
        }
    }

    @Test
    void aLineThatIsTooLongEndsItsConnectionAndBadOnesAreCounted() throws IOException {
        open(true, "line.bytes", 1_024);

        try (Socket socket = connect(forwarder)) {
            send(socket, "{\"EventID\":".getBytes(UTF_8));
            send(socket, "{\"EventID\":9999}".getBytes(UTF_8));
            send(socket, "x".repeat(1_025).getBytes(UTF_8));
            assertClosed(socket);
        }

        // the connection is closed before its last line is counted
        await().untilAsserted(() -> assertThat(counters.malformed).hasValue(2));
        assertThat(counters.unknown).hasValue(1);
        assertThat(intake.arrivals()).isZero();
    }
}
