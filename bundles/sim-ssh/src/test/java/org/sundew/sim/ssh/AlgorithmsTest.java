package org.sundew.sim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgorithmsTest {
    private static String names(List<? extends NamedResource> offered) {
        return NamedResource.getNames(offered);
    }

    /** As sshd of Debian's 1:9.2p1-2+deb12u10 sent it, which has offered the same since deb12u4. */
    @Test
    void offersWhatDebian12Does() {
        Algorithms offer = Algorithms.of(Release.of("OpenSSH_9.2p1 Debian-2+deb12u7"));

        assertThat(names(offer.exchanges()))
                .isEqualTo("sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com,curve25519-sha256,"
                        + "curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
                        + "diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,"
                        + "diffie-hellman-group18-sha512,diffie-hellman-group14-sha256");
        assertThat(names(offer.signatures())).isEqualTo("rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256,ssh-ed25519");
        assertThat(names(offer.ciphers()))
                .isEqualTo("chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,"
                        + "aes256-gcm@openssh.com");
        assertThat(names(offer.macs()))
                .isEqualTo("umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,"
                        + "hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,"
                        + "umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1");
        assertThat(names(offer.compressions())).isEqualTo("none,zlib@openssh.com");
    }

    @ParameterizedTest
    @CsvSource({
        "OpenSSH_9.2p1 Debian-2+deb12u3, sntrup761x25519-sha512@openssh.com, diffie-hellman-group14-sha256",
        "OpenSSH_9.2p1 Debian-2+deb12u4, sntrup761x25519-sha512, diffie-hellman-group14-sha256",
        "OpenSSH_8.9p1 Ubuntu-3ubuntu0.10, curve25519-sha256, diffie-hellman-group14-sha256",
        "OpenSSH_10.0p2 Debian-7, mlkem768x25519-sha256, ecdh-sha2-nistp521",
        "OpenSSH_for_Windows_8.1, curve25519-sha256, diffie-hellman-group14-sha1",
        "dropbear_2020.81, curve25519-sha256, diffie-hellman-group14-sha1"
    })
    void knowsItsAge(String version, String first, String last) {
        assertThat(names(Algorithms.of(Release.of(version)).exchanges()))
                .startsWith(first + ",")
                .endsWith("," + last);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
        OpenSSH_8.2              => rsa-sha2-512,rsa-sha2-256,ssh-rsa,ecdsa-sha2-nistp256,ssh-ed25519
        OpenSSH_for_Windows_7.7  => ssh-rsa,rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256,ssh-ed25519
        dropbear_2020.81         => ssh-ed25519,rsa-sha2-256,ssh-rsa
        """)
    void signsAsItsAgeDoes(String version, String signatures) {
        assertThat(names(Algorithms.of(Release.of(version)).signatures())).isEqualTo(signatures);
    }
}
