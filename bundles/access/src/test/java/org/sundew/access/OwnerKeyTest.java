package org.sundew.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.junit.jupiter.api.RepeatedTest;

class OwnerKeyTest {
    private final SecureRandom random = new SecureRandom();

    @RepeatedTest(20)
    void isReadByAnSshClientAsItWasMade() throws Exception {
        OwnerKey key = OwnerKey.generate(random);

        KeyPair read = SecurityUtils.loadKeyPairIdentities(
                        null,
                        NamedResource.ofName("local.key"),
                        new ByteArrayInputStream(key.privatePart().getBytes(StandardCharsets.US_ASCII)),
                        null)
                .iterator()
                .next();

        assertThat(read.getPublic()).isEqualTo(key.publicKey());
        assertThat(read.getPrivate()).isEqualTo(key.privateKey());
        assertThat(PublicKeyEntry.parsePublicKeyEntry("ecdsa-sha2-nistp256 " + key.publicPart())
                        .resolvePublicKey(null, null, null))
                .isEqualTo(key.publicKey());
    }

    @RepeatedTest(20)
    void hasCoordinatesThatKarafReadsAsTheyAre() throws Exception {
        OwnerKey key = OwnerKey.generate(random);

        byte[] x = new byte[32];
        byte[] full = key.publicKey().getW().getAffineX().toByteArray();
        System.arraycopy(full, 0, x, 32 - full.length, full.length);

        assertThat(new BigInteger(x)).isEqualTo(key.publicKey().getW().getAffineX());
    }
}
