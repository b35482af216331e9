package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.event.LimitMark;

/** 4,000 here, for both ends are in this process and each has a descriptor; {@code -Dsundew.idle.sessions=9000} for more. */
class ManyIdleSessionsTest {
    private static final int COUNT = Integer.getInteger("sundew.idle.sessions", 4_000);

    @Test
    void holdsThemAllAndEndsThemInTime() throws Exception {
        List<SocketChannel> visitors = new ArrayList<>();
        try (Bench bench = new Bench()) {
            bench.offer(session -> session::send, "listen.idle.seconds", "600", "listen.visit.seconds", "700");
            int port = bench.view("open").boundPort();
            for (int i = 0; i < COUNT; i++) {
                visitors.add(SocketChannel.open(new InetSocketAddress(Network.address("127.0.0.1"), port)));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> bench.view("open").open() == COUNT);
            bench.elapse(599);
            assertThat(bench.intake.unread()).isZero();

            bench.elapse(1);

            for (int i = 0; i < COUNT; i++) {
                assertThat(bench.left().departure().limit()).contains(new LimitMark("idle.seconds", 600));
            }
            assertThat(bench.view("open").open()).isZero();
        } finally {
            for (SocketChannel visitor : visitors) {
                visitor.close();
            }
        }
    }
}
