package org.sundew.alert.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.sundew.alert.Authorities;

/** TLS from PEM files: whom to trust, and who we are. */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final char[] NO_PASSWORD = new char[0];

    private Pem() {}

    /** The context of these files; a blank one means the JDK's authorities, and no certificate of our own. */
    static SSLContext context(String trust, String certificate, String key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(certificate, key), trusted(trust), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("tls.trust: no TLS with it: " + trust, e);
        }
    }

    private static TrustManager[] trusted(String file) throws GeneralSecurityException {
        if (file.isBlank()) {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory.getTrustManagers();
        }
        try {
            return Authorities.in(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tls.trust: " + e.getMessage() + ": " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("tls.trust: cannot be read: " + file, e);
        }
    }

    private static KeyManager[] keys(String certificate, String key) throws GeneralSecurityException {
        if (certificate.isBlank() && key.isBlank()) {
            return new KeyManager[0];
        }
        KeyStore store = empty();
        Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
        store.setKeyEntry("own", privateKey(key), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String file) throws GeneralSecurityException {
        if (!Files.isRegularFile(Path.of(file))) {
            throw new IllegalArgumentException("tls.certificate: cannot be read: " + file);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("tls.certificate: no certificate in it: " + file);
            }
            return found;
        } catch (IOException e) {
            throw new IllegalArgumentException("tls.certificate: cannot be read: " + file, e);
        }
    }

    private static PrivateKey privateKey(String file) throws GeneralSecurityException {
        Matcher pem = KEY.matcher(text(file));
        if (!pem.find()) {
            throw new IllegalArgumentException("tls.key: no PKCS #8 key without a password in it: " + file);
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // a key of another kind
            }
        }
        throw new IllegalArgumentException("tls.key: neither RSA nor EC nor Ed25519: " + file);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("tls.key: cannot be read: " + file, e);
        }
    }
}
