package org.sundew.access;

import java.security.SecureRandom;
import java.util.Map;
import org.apache.karaf.jaas.modules.Encryption;
import org.apache.karaf.jaas.modules.EncryptionService;

/**
 * Has Karaf keep the passwords of {@code users.properties} as salted hashes that are slow to guess; its own way, a bare
 * SHA-256, is neither. Chosen by {@code encryption.name = sundew} in {@code org.apache.karaf.jaas.cfg}.
 */
final class SaltedPasswords implements EncryptionService, Encryption {
    private final SecureRandom random = new SecureRandom();

    @Override
    public Encryption createEncryption(Map<String, String> options) {
        return this;
    }

    @Override
    public String encryptPassword(String plain) {
        return SaltedHash.of(plain, SaltedHash.STRONG, random).text();
    }

    @Override
    public boolean checkPassword(String input, String password) {
        try {
            return SaltedHash.parse(password).matches(input);
        } catch (IllegalArgumentException e) {
            // written in the clear and not yet replaced, or hashed in another way: nobody gets in by it
            return false;
        }
    }
}
