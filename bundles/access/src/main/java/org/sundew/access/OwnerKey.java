package org.sundew.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.util.Base64;

/**
 * An ECDSA key pair on P-256 in OpenSSH's forms: the public part as in RFC 5656 section 3.1, the private one as in
 * OpenSSH's {@code PROTOCOL.key}, not encrypted.
 *
 * <p>Karaf's public key log-in takes the coordinates of the point for signed numbers and so refuses three keys of four:
 * {@link #generate} goes on until both are positive in 32 bytes.
 */
record OwnerKey(ECPublicKey publicKey, ECPrivateKey privateKey) {
    private static final String TYPE = "ecdsa-sha2-nistp256";
    private static final String CURVE = "nistp256";
    private static final int COORDINATE = 32;
    private static final int BLOCK = 8;

    static OwnerKey generate(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        while (true) {
            KeyPair pair = generator.generateKeyPair();
            if (pair.getPublic() instanceof ECPublicKey open
                    && pair.getPrivate() instanceof ECPrivateKey secret
                    && positive(open.getW())) {
                return new OwnerKey(open, secret);
            }
        }
    }

    private static boolean positive(ECPoint point) {
        int signBit = COORDINATE * Byte.SIZE - 1;
        return !point.getAffineX().testBit(signBit) && !point.getAffineY().testBit(signBit);
    }

    /** The middle word of an OpenSSH public key line. */
    String publicPart() throws IOException {
        return Base64.getEncoder().encodeToString(blob());
    }

    /** The text of an OpenSSH private key file. */
    String privatePart() throws IOException {
        Wire wire = new Wire();
        wire.out.write("openssh-key-v1\0".getBytes(US_ASCII));
        wire.text("none").text("none").text("");
        wire.out.writeInt(1);
        wire.bytes(blob()).bytes(secrets());
        String body = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(wire.toBytes());
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
    }

    private byte[] blob() throws IOException {
        return new Wire().text(TYPE).text(CURVE).bytes(point()).toBytes();
    }

    private byte[] secrets() throws IOException {
        Wire wire = new Wire();
        // two equal numbers, by which a reader would know that it decrypted well
        wire.out.writeInt(0);
        wire.out.writeInt(0);
        wire.text(TYPE).text(CURVE).bytes(point());
        wire.bytes(privateKey.getS().toByteArray()).text("local");
        for (int pad = 1; wire.out.size() % BLOCK != 0; pad++) {
            wire.out.writeByte(pad);
        }
        return wire.toBytes();
    }

    private byte[] point() throws IOException {
        Wire wire = new Wire();
        wire.out.writeByte(4);
        wire.out.write(coordinate(publicKey.getW().getAffineX()));
        wire.out.write(coordinate(publicKey.getW().getAffineY()));
        return wire.toBytes();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE];
        System.arraycopy(bytes, 0, padded, COORDINATE - bytes.length, bytes.length);
        return padded;
    }

    /** The binary form of SSH, RFC 4251 section 5. */
    private static final class Wire {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Wire text(String text) throws IOException {
            return bytes(text.getBytes(US_ASCII));
        }

        Wire bytes(byte[] content) throws IOException {
            out.writeInt(content.length);
            out.write(content);
            return this;
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
