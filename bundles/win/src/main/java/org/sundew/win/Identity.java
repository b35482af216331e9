package org.sundew.win;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who the port is on TLS: a key and certificate from a configured PKCS #12 file, or its own, made once per installation by the
 * JDK's keytool and kept. The certificate lies beside it as a PEM file, for forwarders to trust.
 */
final class Identity {
    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
    private static final String ALIAS = "sundew";
    /** It protects nothing, the file's mode does; PKCS #12 and keytool want one. */
    private static final String PASSWORD = "sundew";

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;

    /** An identity whose own files are kept in this folder. */
    Identity(Path folder) {
        this.folder = folder;
    }

    /** A key store and the password of its key. */
    record Keys(KeyStore store, String password) {}

    /**
     * From this file, or the own one if there is no path. Making it takes about a second.
     *
     * @throws IOException if there is none to be had, saying why
     */
    Keys keys(String keystore, String password) throws IOException, GeneralSecurityException, InterruptedException {
        if (!keystore.isEmpty()) {
            return new Keys(load(Path.of(keystore), password), password);
        }
        Path own = folder.resolve("identity.p12");
        if (!Files.exists(own)) {
            make(own);
        }
        return new Keys(load(own, PASSWORD), PASSWORD);
    }

    private static KeyStore load(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        if (store.size() == 0) {
            throw new IOException("the keystore is empty");
        }
        return store;
    }

    /** Made aside, in a folder that nobody else may enter, and moved into place. */
    private void make(Path own) throws IOException, GeneralSecurityException, InterruptedException {
        Files.createDirectories(folder);
        Path aside = Files.createTempDirectory(
                folder, "new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path draft = aside.resolve("identity.p12");
        Path output = aside.resolve("keytool.txt");
        try {
            keytool(draft, output);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            byte[] certificate = load(draft, PASSWORD).getCertificate(ALIAS).getEncoded();
            Files.writeString(folder.resolve("identity.pem"), pem(certificate));
            Files.move(draft, own, StandardCopyOption.ATOMIC_MOVE);
            LOG.info(
                    "Made a TLS identity for Windows events; its certificate is in {}", folder.resolve("identity.pem"));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(draft);
            Files.deleteIfExists(aside);
        }
    }

    private static void keytool(Path store, Path output) throws IOException, InterruptedException {
        ProcessBuilder keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "3650",
                        "-dname",
                        "CN=sundew",
                        "-ext",
                        "san=dns:localhost,dns:sundew,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = keytool.environment();
        environment.remove("JDK_JAVA_OPTIONS");
        environment.remove("JAVA_TOOL_OPTIONS");
        Process process = keytool.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("keytool does not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException("keytool: " + Files.readString(output).strip());
        }
    }

    private static String pem(byte[] certificate) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }
}
