package org.sundew.win;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** How connections are made secure: TLS 1.2 or 1.3 with our identity, and a certificate of the forwarder's if one is asked for. */
final class Tls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final boolean certificates;

    private Tls(SSLContext context, boolean certificates) {
        this.context = context;
        this.certificates = certificates;
    }

    /** With these keys; forwarders need a certificate that this PEM file vouches for, unless there is none. */
    static Tls of(Identity.Keys keys, Optional<Path> clients) throws GeneralSecurityException, IOException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys.store(), keys.password().toCharArray());
        TrustManager[] trust = {};
        if (clients.isPresent()) {
            TrustManagerFactory theirs = TrustManagerFactory.getInstance("PKIX");
            theirs.init(trusted(clients.get()));
            trust = theirs.getTrustManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust, null);
        return new Tls(context, clients.isPresent());
    }

    private static KeyStore trusted(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("client-" + number++, each);
            }
        }
        if (store.size() == 0) {
            throw new IOException("no certificate in " + pem);
        }
        return store;
    }

    /** The server's half of TLS on this connection, before the handshake. */
    SSLSocket around(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        secure.setEnabledProtocols(PROTOCOLS);
        secure.setUseClientMode(false);
        secure.setNeedClientAuth(certificates);
        return secure;
    }
}
