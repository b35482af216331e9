package org.sundew.journal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Chooses the redaction that the settings ask for; keeps the salt of each log directory in a file there. Not thread-safe. */
final class Redacting {
    private static final String FILE = "password.salt";
    private static final int BYTES = 32;

    private Redaction current = new Redaction(PasswordPolicy.PLAIN, new byte[0]);
    private PasswordPolicy policy = PasswordPolicy.PLAIN;
    private byte[] salt = {};
    private Path directory = Path.of("");

    /** The redaction for these settings. */
    Redaction by(Settings settings) throws IOException {
        boolean moved = settings.passwords() == PasswordPolicy.HASH
                && !settings.directory().equals(directory);
        if (moved) {
            salt = salt(settings.directory());
            directory = settings.directory();
        }
        if (moved || settings.passwords() != policy) {
            policy = settings.passwords();
            current = new Redaction(policy, salt);
        }
        return current;
    }

    /** The salt of this directory, made once. */
    static byte[] salt(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            return read(file);
        }
        byte[] salt = new byte[BYTES];
        new SecureRandom().nextBytes(salt);
        Path fresh = Files.createTempFile(
                directory,
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, HexFormat.of().formatHex(salt), StandardOpenOption.SYNC);
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return salt;
    }

    private static byte[] read(Path file) throws IOException {
        String text = Files.readString(file).trim();
        if (text.length() != 2 * BYTES) {
            throw new IOException("not a salt: " + file);
        }
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a salt: " + file, e);
        }
    }
}
