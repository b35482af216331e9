package org.sundew.listener;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;

/**
 * Who the sensor is on TLS: a key and certificate from a configured PKCS #12 file, or its own, made once per installation
 * and kept. Thread-safe: {@link #use} is slow (it may make a key) and has its own thread; readers take what is there.
 */
final class TlsIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);
    private static final char[] NO_PASSWORD = new char[0];
    private static final String ALIAS = "sensor";
    private static final int KEY_BITS = 2_048;
    private static final int SESSIONS = 1_000;
    private static final int SESSION_SECONDS = 3_600;

    private final Path own;
    private final Clock clock;
    private volatile CompletableFuture<SslContext> context = new CompletableFuture<>();
    private volatile List<Problem> problems = List.of();

    /** An identity whose own key and certificate are kept in this file. */
    TlsIdentity(Path own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    /** What makes connections secure; done once the first identity is at hand. */
    CompletableFuture<SslContext> context() {
        return context;
    }

    List<Problem> problems() {
        return problems;
    }

    /**
     * Takes the identity from this PKCS #12 file, or the sensor's own for this name if the path is empty or the file
     * cannot be used. Blocks for up to some seconds.
     */
    synchronized void use(String keystore, String password, TlsName name) {
        problems = List.of();
        if (!keystore.isEmpty() && useFile(Path.of(keystore), password)) {
            return;
        }
        if (!problems.isEmpty() && context.isDone()) {
            return;
        }
        try {
            take(ownStore(name), NO_PASSWORD);
        } catch (GeneralSecurityException | IOException e) {
            LOG.error("No TLS identity could be made or kept in {}", own, e);
            problems = List.of(new Problem(own.toString(), "", "", "no TLS identity: " + e.getMessage()));
            context.completeExceptionally(e);
        }
    }

    private boolean useFile(Path file, String password) {
        try {
            take(load(file, password.toCharArray()), password.toCharArray());
            return true;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            LOG.warn("The keystore {} cannot be used", file, e);
            String meanwhile =
                    context.isDone() ? "; the identity before it stays" : "; the sensor's own identity is used";
            problems = List.of(new Problem(
                    "org.sundew.listener.cfg", "tls.keystore", file.toString(), e.getMessage() + meanwhile));
            return false;
        }
    }

    private void take(KeyStore store, char[] password) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SslContext next = SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.JDK)
                .ciphers(ServerCiphers.ALL, SupportedCipherSuiteFilter.INSTANCE)
                .sessionCacheSize(SESSIONS)
                .sessionTimeout(SESSION_SECONDS)
                .build();
        SslContext agreeable = new ServerCiphers(next);
        if (!context.complete(agreeable)) {
            context = CompletableFuture.completedFuture(agreeable);
        }
    }

    private static KeyStore load(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        if (store.size() == 0) {
            throw new IOException("the keystore is empty");
        }
        return store;
    }

    /** The own identity, as kept, or made anew if there is none or it is for somebody else. */
    private KeyStore ownStore(TlsName name) throws GeneralSecurityException, IOException {
        if (Files.exists(own)) {
            KeyStore kept = load(own, NO_PASSWORD);
            if (!name.firm() || isFor(name, kept.getCertificate(ALIAS))) {
                return kept;
            }
        }
        KeyStore made = make(name);
        keep(made);
        return made;
    }

    private static boolean isFor(TlsName name, Certificate certificate) {
        return certificate instanceof X509Certificate x509
                && x509.getSubjectX500Principal().equals(name.subject());
    }

    private KeyStore make(TlsName name) throws GeneralSecurityException, IOException {
        SecureRandom random = new SecureRandom();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS, random);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate certificate = SelfSigned.certificate(name, keys, clock.instant(), random);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry(ALIAS, keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate});
        LOG.info("Made a TLS identity for {}", name.subject());
        return store;
    }

    /** Written aside and moved into place, readable by the owner only from its first byte. */
    private void keep(KeyStore store) throws GeneralSecurityException, IOException {
        Path folder = own.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        Path draft = posix
                ? Files.createTempFile(
                        folder,
                        "identity",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "identity", ".new");
        try (OutputStream out = Files.newOutputStream(draft)) {
            store.store(out, NO_PASSWORD);
        }
        Files.move(draft, own, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
