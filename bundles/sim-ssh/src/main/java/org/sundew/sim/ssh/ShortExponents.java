package org.sundew.sim.ssh;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import org.apache.sshd.common.digest.Digest;
import org.apache.sshd.common.kex.AbstractDH;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.kex.DHG;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * Diffie-Hellman over a prime, with a secret exponent as long as OpenSSH's: twice the hardest cipher's key. MINA names no length,
 * and Bouncy Castle then takes one as long as the prime, which costs sixteen times as much where a visitor asks for
 * diffie-hellman-group18-sha512: thirty connections kept everybody else waiting for a minute.
 */
final class ShortExponents implements DHFactory {
    /** The length of the secret exponent, in bits (RFC 4419 section 6.2). */
    static final int BITS = 512;

    private final DHFactory plain;

    private ShortExponents(DHFactory plain) {
        this.plain = plain;
    }

    /** The same exchange with short exponents, where it has any: curves and hybrids do not. */
    static DHFactory of(DHFactory plain) {
        return new ShortExponents(plain);
    }

    @Override
    public String getName() {
        return plain.getName();
    }

    @Override
    public boolean isSupported() {
        return plain.isSupported();
    }

    @Override
    public boolean isGroupExchange() {
        return plain.isGroupExchange();
    }

    @Override
    public AbstractDH create(Object... parameters) throws Exception {
        AbstractDH made = plain.create(parameters);
        return made instanceof DHG group ? new Group(group) : made;
    }

    /** One exchange. */
    static final class Group extends DHG {
        private final DHG plain;

        private Group(DHG plain) throws Exception {
            super(null, plain.getP(), plain.getG());
            this.plain = plain;
        }

        @Override
        protected byte[] calculateE() throws Exception {
            KeyPair keys = keys();
            myKeyAgree.init(keys.getPrivate());
            return ((DHPublicKey) keys.getPublic()).getY().toByteArray();
        }

        KeyPair keys() throws GeneralSecurityException {
            KeyPairGenerator pairs = SecurityUtils.getKeyPairGenerator("DH");
            pairs.initialize(new DHParameterSpec(getP(), getG(), BITS));
            return pairs.generateKeyPair();
        }

        @Override
        public Digest getHash() throws Exception {
            return plain.getHash();
        }
    }
}
