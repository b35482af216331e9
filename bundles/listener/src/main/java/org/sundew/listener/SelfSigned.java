package org.sundew.listener;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Makes certificates such as a Debian host has from the day of its installation (package ssl-cert): RSA, SHA-256, ten years,
 * subject and alternative name its own name. X.509 version 3 as in RFC 5280. The JDK has no public API for this; it checks
 * what is made here.
 */
final class SelfSigned {
    private static final Duration LIFE = Duration.ofDays(3_650);
    private static final int YOUNGEST_DAYS = 20;
    private static final int OLDEST_DAYS = 500;
    private static final int SERIAL_BITS = 159;
    private static final byte[] SHA256_WITH_RSA = Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, 11), Der.nothing());
    private static final byte[] BASIC_CONSTRAINTS = Der.oid(2, 5, 29, 19);
    private static final byte[] ALTERNATIVE_NAME = Der.oid(2, 5, 29, 17);
    private static final int DNS_NAME = 2;

    private SelfSigned() {}

    /** A certificate for this name and RSA key, begun some weeks to months before now. */
    static X509Certificate certificate(TlsName name, KeyPair keys, Instant now, RandomGenerator random)
            throws GeneralSecurityException {
        Instant from = now.minus(Duration.ofDays(random.nextInt(YOUNGEST_DAYS, OLDEST_DAYS)))
                .minusSeconds(random.nextInt(86_400));
        byte[] serial = new byte[SERIAL_BITS / 8 + 1];
        random.nextBytes(serial);
        byte[] subject = name.subject().getEncoded();
        byte[] content = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(1, serial).shiftRight(1).setBit(0)),
                SHA256_WITH_RSA,
                subject,
                Der.sequence(Der.time(from), Der.time(from.plus(LIFE))),
                subject,
                keys.getPublic().getEncoded(),
                Der.explicit(3, Der.sequence(extensions(name.host()))));
        byte[] encoded = Der.sequence(content, SHA256_WITH_RSA, Der.bits(signature(content, keys)));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        certificate.verify(keys.getPublic());
        return certificate;
    }

    private static byte[][] extensions(String host) {
        byte[] constraints = Der.sequence(BASIC_CONSTRAINTS, Der.octets(Der.sequence()));
        byte[] names = Der.sequence(Der.implicitText(DNS_NAME, host));
        return new byte[][] {constraints, Der.sequence(ALTERNATIVE_NAME, Der.octets(names))};
    }

    private static byte[] signature(byte[] content, KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return signature.sign();
    }
}
