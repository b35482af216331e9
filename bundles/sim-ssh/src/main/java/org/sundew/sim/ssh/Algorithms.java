package org.sundew.sim.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.OptionalFeature;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.compression.Compression;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.server.ServerBuilder;

/**
 * What is offered, name by name in the order of the server that is played: of OpenSSH's, what a real sshd of that version
 * was seen to send. MINA's own additions are left out; what it cannot do here (without Bouncy Castle) is too.
 */
record Algorithms(
        List<KeyExchangeFactory> exchanges,
        List<NamedFactory<Cipher>> ciphers,
        List<NamedFactory<Mac>> macs,
        List<NamedFactory<Compression>> compressions,
        List<NamedFactory<Signature>> signatures) {

    private static final String HYBRID = "sntrup761x25519-sha512@openssh.com";

    static Algorithms of(Release release) {
        return new Algorithms(
                exchanges(release),
                ciphers(release.dropbear()),
                macs(release.dropbear()),
                release.dropbear()
                        ? List.of(BuiltinCompressions.none)
                        : List.of(BuiltinCompressions.none, new BoundedZlib()),
                signatures(release));
    }

    private static List<KeyExchangeFactory> exchanges(Release release) {
        return secrets(release).stream().map(ServerBuilder.DH2KEX).toList();
    }

    /** How a secret is agreed on, in each of the ways that are offered. */
    static List<DHFactory> secrets(Release release) {
        List<String> names = release.dropbear()
                ? names("curve25519-sha256 curve25519-sha256@libssh.org diffie-hellman-group14-sha256"
                        + " diffie-hellman-group14-sha1")
                : openssh(release);
        return supported(names.stream().map(BuiltinDHFactories::fromFactoryName).toList()).stream()
                .map(ShortExponents::of)
                .toList();
    }

    private static List<String> openssh(Release release) {
        List<String> names = new ArrayList<>();
        if (release.since(1000)) {
            names.add("mlkem768x25519-sha256");
        }
        if (release.shortName()) {
            names.add("sntrup761x25519-sha512");
        }
        if (release.since(900)) {
            names.add(HYBRID);
        }
        names.addAll(names("curve25519-sha256 curve25519-sha256@libssh.org ecdh-sha2-nistp256 ecdh-sha2-nistp384"
                + " ecdh-sha2-nistp521"));
        if (release.since(809) && !release.since(900)) {
            names.add(HYBRID);
        }
        if (!release.since(1000)) {
            names.addAll(names("diffie-hellman-group-exchange-sha256 diffie-hellman-group16-sha512"
                    + " diffie-hellman-group18-sha512 diffie-hellman-group14-sha256"));
        }
        if (!release.since(802)) {
            names.add("diffie-hellman-group14-sha1");
        }
        return names;
    }

    private static List<NamedFactory<Cipher>> ciphers(boolean dropbear) {
        List<String> names = dropbear
                ? names("chacha20-poly1305@openssh.com aes128-ctr aes256-ctr")
                : names("chacha20-poly1305@openssh.com aes128-ctr aes192-ctr aes256-ctr aes128-gcm@openssh.com"
                        + " aes256-gcm@openssh.com");
        return List.copyOf(
                supported(names.stream().map(BuiltinCiphers::fromFactoryName).toList()));
    }

    private static List<NamedFactory<Mac>> macs(boolean dropbear) {
        if (dropbear) {
            return List.of(BuiltinMacs.hmacsha1, BuiltinMacs.hmacsha256);
        }
        return List.of(
                new UmacFactory("umac-64-etm@openssh.com", 8),
                new UmacFactory("umac-128-etm@openssh.com", 16),
                BuiltinMacs.hmacsha256etm,
                BuiltinMacs.hmacsha512etm,
                BuiltinMacs.hmacsha1etm,
                new UmacFactory("umac-64@openssh.com", 8),
                new UmacFactory("umac-128@openssh.com", 16),
                BuiltinMacs.hmacsha256,
                BuiltinMacs.hmacsha512,
                BuiltinMacs.hmacsha1);
    }

    /** In the order of the keys; for the RSA key that of a server of this age. */
    private static List<NamedFactory<Signature>> signatures(Release release) {
        String rsa = release.since(808)
                ? "rsa-sha2-512 rsa-sha2-256"
                : release.since(708) ? "rsa-sha2-512 rsa-sha2-256 ssh-rsa" : "ssh-rsa rsa-sha2-512 rsa-sha2-256";
        List<String> names = release.dropbear()
                ? names("ssh-ed25519 rsa-sha2-256 ssh-rsa")
                : names(rsa + " ecdsa-sha2-nistp256 ssh-ed25519");
        return List.copyOf(
                supported(names.stream().map(BuiltinSignatures::fromFactoryName).toList()));
    }

    private static List<String> names(String inOrder) {
        return Arrays.asList(inOrder.split(" ", -1));
    }

    private static <T extends OptionalFeature> List<T> supported(List<T> wanted) {
        return wanted.stream()
                .filter(Objects::nonNull)
                .filter(OptionalFeature::isSupported)
                .toList();
    }
}
