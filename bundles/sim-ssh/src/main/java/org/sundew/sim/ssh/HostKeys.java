package org.sundew.sim.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The host keys of a persona: made once for this installation and kept in a folder, for its owner only. */
final class HostKeys {
    /** Types and bits, as Debian's ssh-keygen -A makes them, in the order in which sshd loads them. */
    private static final List<Map.Entry<String, Integer>> TYPES = List.of(
            Map.entry(KeyPairProvider.SSH_RSA, 3072),
            Map.entry(KeyPairProvider.ECDSA_SHA2_NISTP256, 256),
            Map.entry(KeyPairProvider.SSH_ED25519, 256));

    private final Path folder;

    HostKeys(Path folder) {
        this.folder = folder;
    }

    /** The keys of this persona. Takes up to some seconds the first time. */
    KeyPairProvider of(String persona) throws IOException, GeneralSecurityException {
        List<KeyPair> pairs = new ArrayList<>();
        for (Map.Entry<String, Integer> type : TYPES) {
            boolean possible =
                    !type.getKey().equals(KeyPairProvider.SSH_ED25519) || SecurityUtils.isEDDSACurveSupported();
            if (possible) {
                Path file = folder.resolve(persona.replaceAll("[^A-Za-z0-9._-]", "_") + "." + type.getKey() + ".key");
                pairs.add(Files.isReadable(file) ? read(file) : made(file, type.getKey(), type.getValue()));
            }
        }
        return KeyPairProvider.wrap(pairs);
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() < 3) {
            throw new IOException(file + " is no host key: delete it, and another is made");
        }
        KeyFactory factory = SecurityUtils.getKeyFactory(lines.get(0));
        return new KeyPair(
                factory.generatePublic(
                        new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(2)))),
                factory.generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))));
    }

    private static KeyPair made(Path file, String type, int bits) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyUtils.generateKeyPair(type, bits);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Base64.Encoder text = Base64.getEncoder();
        Files.write(
                written,
                List.of(
                        pair.getPrivate().getAlgorithm(),
                        text.encodeToString(pair.getPrivate().getEncoded()),
                        text.encodeToString(pair.getPublic().getEncoded())),
                StandardCharsets.US_ASCII);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return pair;
    }
}
