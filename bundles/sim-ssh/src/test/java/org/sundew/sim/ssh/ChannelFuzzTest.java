package org.sundew.sim.ssh;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.StandardEnvironment;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.sundew.shell.Doorman;
import org.sundew.shell.Machines;
import org.sundew.sim.Session;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SimHarness;

/** No bytes in an open channel make what reads them throw: SFTP, and both directions of scp. */
class ChannelFuzzTest {
    private static final SshSettings SETTINGS = new SshSettings(
            Doorman.of("always", 1, new String[0]), Duration.ZERO, false, 4_096, new Machines(Runnable::run));
    private static final Kernel KERNEL =
            new Kernel(Samples.persona(), SETTINGS, KeyPairProvider.EMPTY_KEYPAIR_PROVIDER);

    @FuzzTest(maxDuration = "2m")
    void sftpSurvivesAnyPacket(byte[] bytes) {
        feed(new SftpTalk(SETTINGS), packets(bytes));
    }

    @FuzzTest(maxDuration = "2m")
    void scpSurvivesAnythingItIsGiven(byte[] bytes) {
        feed(new ScpTalk(SETTINGS, "scp -r -t /tmp"), bytes);
    }

    @FuzzTest(maxDuration = "2m")
    void scpSurvivesAnyAnswerToWhatItGives(byte[] bytes) {
        feed(new ScpTalk(SETTINGS, "scp -f /etc/passwd"), bytes);
    }

    /** Each piece, after a byte that says how long it is, as a packet of SFTP; after 0, as it is. */
    private static byte[] packets(byte... bytes) {
        ByteBuffer whole = ByteBuffer.allocate(5 * bytes.length + 4);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            int said = rest.get() & 0xFF;
            int length = Math.min(rest.remaining(), said == 0 ? 8 : said);
            if (said > 0) {
                whole.putInt(length);
            }
            whole.put(rest.slice().limit(length));
            rest.position(rest.position() + length);
        }
        return java.util.Arrays.copyOf(whole.array(), whole.position());
    }

    private static void feed(Conversation talk, byte... bytes) {
        SimHarness visitor = SimHarness.visit(session -> {
            begin(talk, session);
            return data -> {
                byte[] heard = new byte[data.remaining()];
                data.get(heard);
                talk.take(heard, 0, heard.length);
            };
        });
        visitor.say(bytes).elapse(Duration.ofMinutes(1));
        talk.ended();
        visitor.hangUp();
    }

    private static void begin(Conversation talk, Session session) {
        Strand strand = new Strand(Runnable::run, failure -> {
            throw new AssertionError(failure);
        });
        Wire wire = new Wire(new Bridge(session, strand, Clock.systemUTC()));
        try {
            ChannelSession channel = new ChannelSession(List.of());
            channel.init(null, new ServerSessionImpl(KERNEL, wire), 0);
            talk.start(channel, new StandardEnvironment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
