package org.sundew.itests;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that vouches for itself and its key, as openssl makes them; a test without openssl is skipped. */
record Certificate(Path file, Path key) {
    private static final String PASSWORD = "sundew";

    /** Made in this folder for this name, and for further ones such as {@code DNS:localhost} and {@code IP:127.0.0.1}. */
    static Certificate make(Path folder, String name, String... further) {
        Shell.assumeInstalled("openssl");
        Certificate made = new Certificate(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
        List<String> command = new ArrayList<>(List.of(
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=" + name));
        if (further.length > 0) {
            command.addAll(List.of("-addext", "subjectAltName=" + String.join(",", further)));
        }
        command.addAll(List.of("-keyout", made.key.toString(), "-out", made.file.toString()));
        Shell.run(command.toArray(String[]::new));
        return made;
    }

    /** TLS as the server that it is of. */
    SSLContext server() {
        Path store = file.resolveSibling(file.getFileName() + ".p12");
        Shell.run(
                "openssl",
                "pkcs12",
                "-export",
                "-in",
                file.toString(),
                "-inkey",
                key.toString(),
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                store.toString());
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
