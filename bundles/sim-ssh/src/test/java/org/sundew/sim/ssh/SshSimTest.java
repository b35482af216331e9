package org.sundew.sim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.shell.Machines;
import org.sundew.sim.Persona;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** What comes before encryption; the rest is seen by real clients. */
class SshSimTest {
    private static final String BANNER = "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7\r\n";

    @TempDir
    static Path folder;

    private static SshSim sim;

    @BeforeAll
    static void make() {
        sim = new SshSim(
                ConfigOf.of(SshSim.Config.class),
                new Machines(Runnable::run),
                folder,
                Runnable::run,
                Clock.systemUTC());
    }

    private static SimHarness visitor() {
        return SimHarness.visit(sim).expect(BANNER);
    }

    @Test
    void introducesItselfAsThePersonasOpenSsh() {
        SimHarness visitor = visitor();
        String offer = visitor.say("SSH-2.0-libssh2_1.10.0\r\n").read();

        assertThat(offer)
                .contains("sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com,curve25519-sha256,")
                .contains("rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256,ssh-ed25519")
                .contains("umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com")
                .contains("chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com")
                .contains("none,zlib@openssh.com")
                .contains("kex-strict-s-v00@openssh.com")
                .doesNotContain("-group1-", "3des", "md5", "arcfour", "APACHE", "SSHD", "ext-info");
        visitor.noted("agent", "SSH-2.0-libssh2_1.10.0");
    }

    /** What follows the key exchanges that are done: strict ones where they were known, and how Dropbear guesses. */
    @ParameterizedTest
    @CsvSource({
        "OpenSSH_9.2p1 Debian-2+deb12u1, diffie-hellman-group14-sha256",
        "OpenSSH_9.2p1 Debian-2+deb12u2, kex-strict-s-v00@openssh.com",
        "OpenSSH_8.4p1 Debian-5+deb11u3, kex-strict-s-v00@openssh.com",
        "OpenSSH_8.9p1 Ubuntu-3ubuntu0.4, diffie-hellman-group14-sha256",
        "OpenSSH_8.9p1 Ubuntu-3ubuntu0.10, kex-strict-s-v00@openssh.com",
        "OpenSSH_9.6p1 Ubuntu-3ubuntu13.5, kex-strict-s-v00@openssh.com",
        "OpenSSH_8.2, diffie-hellman-group14-sha256",
        "OpenSSH_for_Windows_7.7, diffie-hellman-group14-sha1",
        "dropbear_2020.81, 'diffie-hellman-group14-sha1,kexguess2@matt.ucc.asn.au'",
        "dropbear_2024.86, 'kexguess2@matt.ucc.asn.au,kex-strict-s-v00@openssh.com'"
    })
    void announcesWhatAServerOfItsAgeDoes(String version, String last) {
        Persona persona =
                Samples.as(Samples.persona(), "aged", Persona.Family.LINUX, Map.of(Persona.SSH_VERSION, version));
        String offer = SimHarness.visit(sim, Samples.visit(), persona)
                .expect("SSH-2.0-" + version + "\r\n")
                .say("SSH-2.0-x\r\n")
                .read();
        int length = offer.codePointAt(22) << 24
                | offer.codePointAt(23) << 16
                | offer.codePointAt(24) << 8
                | offer.codePointAt(25);

        assertThat(offer.substring(26, 26 + length)).endsWith(last);
    }

    @Test
    void greetsWhoHasNothingToSay() {
        Queue<Runnable> pool = new ArrayDeque<>();
        SshSim busy = new SshSim(
                ConfigOf.of(SshSim.Config.class), new Machines(Runnable::run), folder, pool::add, Clock.systemUTC());
        SimHarness first = SimHarness.visit(busy);
        work(pool, first);
        first.expect(BANNER);

        SimHarness visitor = SimHarness.visit(busy).end();
        work(pool, visitor);

        visitor.expect(BANNER).expectClosed();
    }

    private static void work(Queue<Runnable> pool, SimHarness visitor) {
        while (!pool.isEmpty()) {
            pool.remove().run();
            visitor.elapse(Duration.ZERO);
        }
    }

    @Test
    void hearsAVersionInPieces() {
        visitor().dribble("SSH-2.0-x\r\n").noted("agent", "SSH-2.0-x").expectOpen();
    }

    @Test
    void endsWithWhoSpeaksSomethingElse() {
        visitor().say("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200)).expectClosed();
        visitor()
                .say("SSH-2.0-x\r\n" + "\u00ff".repeat(1_000))
                .say("x".repeat(300_000))
                .expectClosed();
        visitor().say("SSH-1.5-old\r\n").expectClosed();
    }

    /** As OpenSSH, MINA first takes what the packet might have been, so that nothing is learned from when it ends. */
    @Test
    void endsWithAPacketTooLarge() {
        visitor()
                .say("SSH-2.0-x\r\n\0\u00ff\u00ff\u00ff" + "x".repeat(100))
                .say("x".repeat(300_000))
                .expectClosed();
    }

    @Test
    void endsWithWhoDoesNotLogInWithinTwoMinutes() {
        SimHarness visitor = visitor().elapse(Duration.ofMillis(119_999)).expectOpen();

        visitor.elapse(Duration.ofMillis(1)).expectClosed();
    }

    @Test
    void keepsItsHostKeysForItsOwnerOnly() throws Exception {
        visitor();
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.toList();
        }

        assertThat(files).hasSize(3);
        for (Path file : files) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
        byte[] first = Files.readAllBytes(files.get(0));
        SimHarness.visit(new SshSim(
                ConfigOf.of(SshSim.Config.class),
                new Machines(Runnable::run),
                folder,
                Runnable::run,
                Clock.systemUTC()));
        assertThat(Files.readAllBytes(files.get(0))).isEqualTo(first);
    }
}
