package org.sundew.alert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose certificates a sink believes: those of a PEM file (RFC 7468, section 5), each of which may be a server's own or its
 * issuer's, and nobody else's. Stateless.
 */
public final class Authorities {
    private Authorities() {}

    /**
     * The trust in the certificates of this file, which is read now.
     *
     * @throws IOException              if it cannot be read
     * @throws GeneralSecurityException if something in it is no certificate
     * @throws IllegalArgumentException if there is none in it
     */
    public static TrustManager[] in(Path file) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(file)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("trusted-" + trusted.size(), each);
            }
        }
        if (trusted.size() == 0) {
            throw new IllegalArgumentException("no certificate in it");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
