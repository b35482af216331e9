package org.sundew.alert.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    @TempDir
    static Path dir;

    @BeforeAll
    static void makeKeys() throws Exception {
        make("receiver", "RSA", "CN=receiver", "IP:127.0.0.1");
        make("elsewhere", "RSA", "CN=elsewhere", "DNS:elsewhere.example");
    }

    /** A key and its own certificate: as a store for the receiver, and as the PEM files that a cfg names. */
    private static void make(String name, String algorithm, String subject, String san) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        subject,
                        "-ext",
                        "san=" + san,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        dir.resolve(name + ".p12").toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = store(name);
        pem(name + ".pem", "CERTIFICATE", store.getCertificate("own").getEncoded());
        pem(name + ".key", "PRIVATE KEY", store.getKey("own", PASSWORD).getEncoded());
    }

    private static void pem(String file, String what, byte[] content) throws IOException {
        String text = "-----BEGIN " + what + "-----\n" + PEM.encodeToString(content) + "\n-----END " + what + "-----\n";
        Files.writeString(dir.resolve(file), text);
    }

    private static String path(String file) {
        return dir.resolve(file).toString();
    }

    private static KeyStore store(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(dir.resolve(name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** A receiver with this certificate, which asks for ours if it is to trust somebody. */
    private static SSLServerSocket receiver(String name, String trusted) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(name), PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        if (!trusted.isEmpty()) {
            known.setCertificateEntry("known", (X509Certificate) store(trusted).getCertificate("own"));
        }
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.isEmpty() ? null : trust.getTrustManagers(), null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(!trusted.isEmpty());
        return socket;
    }

    private static CompletableFuture<String> reading(SSLServerSocket receiver, int bytes) {
        return CompletableFuture.supplyAsync(() -> {
            try (SSLSocket socket = (SSLSocket) receiver.accept()) {
                return new String(socket.getInputStream().readNBytes(bytes), UTF_8);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static Link link(SSLServerSocket receiver, SSLContext context, boolean verify) {
        Duration patience = Duration.ofSeconds(10);
        TcpDial dial = new TcpDial("127.0.0.1", receiver.getLocalPort(), patience, context, verify);
        return new StreamLink(dial, Framing.OCTET_COUNTING, patience, 10);
    }

    private static void send(Link link, String text) throws IOException {
        try {
            link.send(List.of(text.getBytes(UTF_8)));
        } finally {
            link.close();
        }
    }

    @Test
    void trustsTheCertificatesThatItWasGiven() throws Exception {
        try (SSLServerSocket receiver = receiver("receiver", "")) {
            CompletableFuture<String> got = reading(receiver, 3);

            send(link(receiver, Pem.context(path("receiver.pem"), "", ""), true), "a");

            assertThat(got.get(10, TimeUnit.SECONDS)).isEqualTo("1 a");
        }
    }

    @Test
    void trustsNobodyElse() throws Exception {
        try (SSLServerSocket receiver = receiver("receiver", "")) {
            CompletableFuture<String> got = reading(receiver, 3);

            assertThatThrownBy(() -> send(link(receiver, Pem.context(path("elsewhere.pem"), "", ""), true), "a"))
                    .isInstanceOf(SSLException.class);
            assertThat(got.handle((text, failure) -> text == null ? "" : text).get(10, TimeUnit.SECONDS))
                    .isEmpty();
        }
    }

    @Test
    void refusesACertificateForAnotherHostUnlessToldNotTo() throws Exception {
        SSLContext context = Pem.context(path("elsewhere.pem"), "", "");
        try (SSLServerSocket receiver = receiver("elsewhere", "")) {
            CompletableFuture<String> none = reading(receiver, 3);
            assertThatThrownBy(() -> send(link(receiver, context, true), "a")).isInstanceOf(SSLException.class);
            assertThat(none.handle((text, failure) -> text == null ? "" : text).get(10, TimeUnit.SECONDS))
                    .isEmpty();

            CompletableFuture<String> got = reading(receiver, 3);
            send(link(receiver, context, false), "a");
            assertThat(got.get(10, TimeUnit.SECONDS)).isEqualTo("1 a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void showsItsOwnCertificateIfTheReceiverAsks(String algorithm) throws Exception {
        make(algorithm, algorithm, "CN=sensor", "DNS:sensor.example");
        try (SSLServerSocket receiver = receiver("receiver", algorithm)) {
            CompletableFuture<String> got = reading(receiver, 3);

            send(
                    link(
                            receiver,
                            Pem.context(path("receiver.pem"), path(algorithm + ".pem"), path(algorithm + ".key")),
                            true),
                    "a");

            assertThat(got.get(10, TimeUnit.SECONDS)).isEqualTo("1 a");
        }
    }
}
