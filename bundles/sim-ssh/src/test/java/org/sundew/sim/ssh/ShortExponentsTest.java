package org.sundew.sim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import javax.crypto.interfaces.DHPrivateKey;
import org.apache.sshd.common.kex.AbstractDH;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.kex.DHGroupData;
import org.junit.jupiter.api.Test;

class ShortExponentsTest {
    private static final BigInteger PRIME = new BigInteger(1, DHGroupData.getP18());
    private static final BigInteger GENERATOR = BigInteger.TWO;

    private static AbstractDH made(DHFactory factory) throws Exception {
        return factory.isGroupExchange() ? factory.create(PRIME, GENERATOR) : factory.create();
    }

    @Test
    void keepsTheSecretAsShortAsOpensshDoes() throws Exception {
        List<DHFactory> offered = Algorithms.secrets(Release.of("OpenSSH_9.2p1 Debian-2+deb12u7"));
        int primes = 0;

        for (DHFactory each : offered) {
            if (!each.getName().startsWith("diffie-hellman")) {
                continue;
            }
            ShortExponents.Group group = (ShortExponents.Group) made(each);
            DHPrivateKey secret = (DHPrivateKey) group.keys().getPrivate();
            primes++;

            assertThat(secret.getX().bitLength()).as(each.getName()).isBetween(480, ShortExponents.BITS);
        }

        assertThat(primes).isEqualTo(4);
    }

    @Test
    void agreesWithOneWhoseSecretIsLong() throws Exception {
        AbstractDH sensor = ShortExponents.of(BuiltinDHFactories.dhg14_256).create();
        AbstractDH visitor = BuiltinDHFactories.dhg14_256.create();
        sensor.setF(visitor.getE());
        visitor.setF(sensor.getE());

        assertThat(sensor.getK()).isEqualTo(visitor.getK());
        assertThat(sensor.getHash().getAlgorithm()).isEqualTo("SHA-256");
    }

    @Test
    void leavesCurvesAsTheyAre() throws Exception {
        AbstractDH curve = ShortExponents.of(BuiltinDHFactories.curve25519).create();

        assertThat(curve.getClass())
                .isEqualTo(BuiltinDHFactories.curve25519.create().getClass());
    }
}
