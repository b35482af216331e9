package org.sundew.sim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.shell.Machines;
import org.sundew.testkit.ConfigOf;
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
