package org.sundew.sim.ssh;

import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.compression.Compression;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.server.ServerBuilder;
import org.sundew.sim.Persona;

/**
 * What is offered, in OpenSSH's order (its myproposal.h) without what MINA cannot do: UMAC, and sntrup761 where Bouncy Castle is
 * missing. MINA's own additions are left out.
 */
record Algorithms(
        List<KeyExchangeFactory> exchanges,
        List<NamedFactory<Cipher>> ciphers,
        List<NamedFactory<Mac>> macs,
        List<NamedFactory<Compression>> compressions,
        List<NamedFactory<Signature>> signatures) {

    static Algorithms of(Persona persona) {
        boolean dropbear = persona.fact(Persona.SSH_VERSION, "").startsWith("dropbear");
        return new Algorithms(
                exchanges(dropbear),
                ciphers(dropbear),
                macs(dropbear),
                List.of(BuiltinCompressions.none, new BoundedZlib()),
                signing());
    }

    private static List<KeyExchangeFactory> exchanges(boolean dropbear) {
        List<BuiltinDHFactories> wanted = new ArrayList<>();
        wanted.add(BuiltinDHFactories.fromFactoryName("sntrup761x25519-sha512@openssh.com"));
        wanted.add(BuiltinDHFactories.curve25519);
        wanted.add(BuiltinDHFactories.curve25519_libssh);
        wanted.add(BuiltinDHFactories.ecdhp256);
        wanted.add(BuiltinDHFactories.ecdhp384);
        wanted.add(BuiltinDHFactories.ecdhp521);
        wanted.add(BuiltinDHFactories.dhgex256);
        wanted.add(BuiltinDHFactories.dhg16_512);
        wanted.add(BuiltinDHFactories.dhg18_512);
        wanted.add(BuiltinDHFactories.dhg14_256);
        List<KeyExchangeFactory> factories = new ArrayList<>();
        for (BuiltinDHFactories each : wanted) {
            boolean here = each != null && each.isSupported();
            boolean known = !dropbear || !List.of("dhgex256", "dhg18_512").contains(String.valueOf(each));
            if (here && known) {
                factories.add(ServerBuilder.DH2KEX.apply(each));
            }
        }
        return factories;
    }

    private static List<NamedFactory<Cipher>> ciphers(boolean dropbear) {
        List<BuiltinCiphers> wanted = dropbear
                ? List.of(BuiltinCiphers.cc20p1305_openssh, BuiltinCiphers.aes128ctr, BuiltinCiphers.aes256ctr)
                : List.of(
                        BuiltinCiphers.cc20p1305_openssh,
                        BuiltinCiphers.aes128ctr,
                        BuiltinCiphers.aes192ctr,
                        BuiltinCiphers.aes256ctr,
                        BuiltinCiphers.aes128gcm,
                        BuiltinCiphers.aes256gcm);
        return new ArrayList<>(
                wanted.stream().filter(BuiltinCiphers::isSupported).toList());
    }

    private static List<NamedFactory<Mac>> macs(boolean dropbear) {
        return dropbear
                ? List.of(BuiltinMacs.hmacsha1, BuiltinMacs.hmacsha256)
                : List.of(
                        BuiltinMacs.hmacsha256etm,
                        BuiltinMacs.hmacsha512etm,
                        BuiltinMacs.hmacsha1etm,
                        BuiltinMacs.hmacsha256,
                        BuiltinMacs.hmacsha512,
                        BuiltinMacs.hmacsha1);
    }

    private static List<NamedFactory<Signature>> signing() {
        List<BuiltinSignatures> wanted = List.of(
                BuiltinSignatures.rsaSHA512,
                BuiltinSignatures.rsaSHA256,
                BuiltinSignatures.nistp256,
                BuiltinSignatures.ed25519);
        return new ArrayList<>(
                wanted.stream().filter(BuiltinSignatures::isSupported).toList());
    }
}
