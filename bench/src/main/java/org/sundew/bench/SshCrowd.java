package org.sundew.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SSH visitors, on MINA's client. */
final class SshCrowd implements Crowd.Visitors {
    private static final Logger LOG = LoggerFactory.getLogger(SshCrowd.class);
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final int count;
    private final SshClient client = SshClient.setUpDefaultClient();
    private final Queue<Long> micros = new ConcurrentLinkedQueue<>();
    private final Queue<ClientSession> sessions = new ConcurrentLinkedQueue<>();

    SshCrowd(int port, int count) {
        this.port = port;
        this.count = count;
        client.setServerKeyVerifier((session, address, key) -> true);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, Duration.ZERO);
        client.start();
    }

    @Override
    public long[] open() throws InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE);
        for (int i = 0; i < count; i++) {
            int number = i;
            hands.execute(() -> open(number));
        }
        hands.shutdown();
        if (!hands.awaitTermination(30, TimeUnit.MINUTES)) {
            hands.shutdownNow();
        }
        long lost = sessions.stream().filter(session -> !session.isOpen()).count();
        return micros.stream()
                .mapToLong(Long::longValue)
                .limit(Math.max(0, micros.size() - lost))
                .toArray();
    }

    private void open(int number) {
        long begun = System.nanoTime();
        try {
            ClientSession session = client.connect(
                            "root",
                            new InetSocketAddress("127.0.0.1", port),
                            null,
                            new InetSocketAddress(Crowd.address(number), 0))
                    .verify(PATIENCE)
                    .getSession();
            sessions.add(session);
            enter(session);
            if (session.isOpen()) {
                micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
            }
        } catch (IOException e) {
            LOG.warn("Visitor {} of {} did not get to its prompt", number, count, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void enter(ClientSession session) throws IOException, InterruptedException {
        session.addPasswordIdentity("root");
        session.auth().verify(PATIENCE);
        ChannelShell channel = session.createShellChannel();
        CountDownLatch prompt = new CountDownLatch(1);
        channel.setOut(new OutputStream() {
            @Override
            public void write(int next) {
                if (next == '#' || next == '$') {
                    prompt.countDown();
                }
            }
        });
        channel.open().verify(PATIENCE);
        if (!prompt.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            session.close(true);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
