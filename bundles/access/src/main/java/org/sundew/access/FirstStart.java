package org.sundew.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Makes the admin and the local owner's key, each where it is missing, before anything listens. */
public final class FirstStart implements BundleActivator {
    private static final String USERS = "users.properties";
    private static final String KEYS = "keys.properties";
    private static final String LOCAL_KEY = "local.key";
    private static final String FIRST_LOGIN = "first-login.txt";

    @Override
    public void start(BundleContext context) throws IOException, GeneralSecurityException {
        Path etc = Path.of(context.getProperty("karaf.etc"));
        Path data = Path.of(context.getProperty("karaf.data"));
        SecureRandom random = new SecureRandom();
        makeLocalKey(etc, random);
        Optional<Password> password = makeAdmin(etc, random);
        if (password.isPresent()) {
            tell(password.get(), data);
        }
    }

    @Override
    public void stop(BundleContext context) {}

    /** Gives the owner of {@code etc} a key, unless there is one. */
    static void makeLocalKey(Path etc, SecureRandom random) throws IOException, GeneralSecurityException {
        Path file = etc.resolve(LOCAL_KEY);
        Path keys = etc.resolve(KEYS);
        if (Files.exists(file) || !Files.exists(keys)) {
            return;
        }
        OwnerKey key = OwnerKey.generate(random);
        PrivateFile.write(
                keys, LoginFile.of(keys).withKey("local", key.publicPart()).text());
        PrivateFile.write(file, key.privatePart());
    }

    /** Replaces the mark in the users file by an admin; returns its password, or nothing if there is no mark. */
    static Optional<Password> makeAdmin(Path etc, SecureRandom random) throws IOException {
        Path users = etc.resolve(USERS);
        if (!Files.exists(users) || !LoginFile.of(users).wantsAdmin()) {
            return Optional.empty();
        }
        Password password = Password.generate(random);
        String hash = SaltedHash.of(password.text(), SaltedHash.QUICK, random).text();
        PrivateFile.write(users, LoginFile.of(users).withAdmin(hash).text());
        return Optional.of(password);
    }

    private static void tell(Password password, Path data) throws IOException {
        String message = "First log-in, to the console (ssh) and to JMX: user admin, password " + password.text();
        if (!Terminal.print(message + "\nIt is not shown again.")) {
            PrivateFile.write(data.resolve(FIRST_LOGIN), message + "\nKeep it elsewhere and remove this file.\n");
        }
    }
}
