package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCiphersTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256",
        "TLSv1.3, TLS_CHACHA20_POLY1305_SHA256, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_RSA_WITH_AES_128_CBC_SHA, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
    })
    void leavesTheChoiceToTheVisitor(String version, String one, String other) throws Exception {
        bench.premises.identities().own().use("", "", TlsName.of("mail.example.com"));
        bench.offer(session -> session::send, "listen.tls", "on");

        assertThat(agreed(version, one, other)).isEqualTo(one);
        assertThat(agreed(version, other, one)).isEqualTo(other);
    }

    private String agreed(String version, String... ciphers) throws Exception {
        SSLContext context = TlsTest.trusting("TLS");
        try (Visitor plain = bench.dial()) {
            Socket raw = plain.socket();
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(raw, "example.com", raw.getPort(), true)) {
                socket.setEnabledProtocols(new String[] {version});
                socket.setEnabledCipherSuites(ciphers);
                socket.startHandshake();
                return socket.getSession().getCipherSuite();
            }
        }
    }
}
