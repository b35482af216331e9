package org.sundew.alert.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LinksTest {
    private final List<Link> links = new ArrayList<>();

    @AfterEach
    void close() {
        links.forEach(Link::close);
    }

    private static List<byte[]> messages(String... texts) {
        List<byte[]> messages = new ArrayList<>();
        for (String text : texts) {
            messages.add(text.getBytes(UTF_8));
        }
        return messages;
    }

    private Link tcp(int port, Framing framing, Duration patience, int resend) {
        TcpDial dial = new TcpDial("127.0.0.1", port, patience, null, false);
        Link link = new StreamLink(dial, framing, patience, resend);
        links.add(link);
        return link;
    }

    private static ServerSocket receiver(int port) throws IOException {
        ServerSocket receiver = new ServerSocket();
        receiver.setReuseAddress(true);
        receiver.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return receiver;
    }

    private static String read(InputStream in, int bytes) throws IOException {
        return new String(in.readNBytes(bytes), UTF_8);
    }

    @Test
    void countsOctetsSoThatNothingInAMessageEndsIt() throws IOException {
        try (ServerSocket receiver = receiver(0)) {
            tcp(receiver.getLocalPort(), Framing.OCTET_COUNTING, Duration.ofSeconds(10), 0)
                    .send(messages("<1>é", "<2>b"));

            try (Socket socket = receiver.accept()) {
                assertThat(read(socket.getInputStream(), 13)).isEqualTo("5 <1>é4 <2>b");
            }
        }
    }

    @Test
    void aClosedLinkBringsNothingMore() throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Link link = new UdpLink("127.0.0.1", receiver.getLocalPort());
            link.send(messages("<1>a"));
            link.close();

            assertThatThrownBy(() -> link.send(messages("<1>b"))).hasMessage("the sink was closed");
        }
    }

    @Test
    void endsMessagesByLineFeedsIfSoConfigured() throws IOException {
        try (ServerSocket receiver = receiver(0)) {
            tcp(receiver.getLocalPort(), Framing.NEWLINE, Duration.ofSeconds(10), 0)
                    .send(messages("<1>a", "<2>b"));

            try (Socket socket = receiver.accept()) {
                assertThat(read(socket.getInputStream(), 10)).isEqualTo("<1>a\n<2>b\n");
            }
        }
    }

    @Test
    void keepsOneConnectionOpen() throws IOException {
        try (ServerSocket receiver = receiver(0)) {
            Link link = tcp(receiver.getLocalPort(), Framing.NEWLINE, Duration.ofSeconds(10), 0);
            link.send(messages("a"));
            try (Socket socket = receiver.accept()) {
                link.send(messages("b"));
                link.send(messages("c"));

                assertThat(read(socket.getInputStream(), 6)).isEqualTo("a\nb\nc\n");
            }
        }
    }

    @Test
    void noticesAReceiverThatWasStoppedAndSendsTheLastMessagesOnceMore() throws IOException {
        ServerSocket first = receiver(0);
        int port = first.getLocalPort();
        Link link = tcp(port, Framing.NEWLINE, Duration.ofSeconds(10), 2);
        link.send(messages("a", "b", "c"));
        Socket stopped = first.accept();
        assertThat(read(stopped.getInputStream(), 6)).isEqualTo("a\nb\nc\n");
        first.close();
        stopped.close();
        assertThatThrownBy(() -> link.send(messages("d"))).isInstanceOf(IOException.class);

        try (ServerSocket again = receiver(port)) {
            link.send(messages("d"));
            link.send(messages("e"));

            try (Socket socket = again.accept()) {
                assertThat(read(socket.getInputStream(), 8)).isEqualTo("b\nc\nd\ne\n");
            }
        }
    }

    @Test
    void sendsNothingTwiceIfSoConfigured() throws IOException {
        try (ServerSocket receiver = receiver(0)) {
            Link link = tcp(receiver.getLocalPort(), Framing.NEWLINE, Duration.ofSeconds(10), 0);
            link.send(messages("a"));
            receiver.accept().close();
            link.send(messages("b"));

            try (Socket socket = receiver.accept()) {
                assertThat(read(socket.getInputStream(), 2)).isEqualTo("b\n");
            }
        }
    }

    @Test
    void givesUpOnAReceiverThatTakesNothing() throws IOException {
        try (ServerSocket receiver = receiver(0)) {
            Link link = tcp(receiver.getLocalPort(), Framing.NEWLINE, Duration.ofSeconds(1), 0);
            String large = "x".repeat(1_000_000);

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            link.send(messages(large));
                        }
                    })
                    .hasMessage("the receiver has not answered or taken anything for 1 s");
        }
    }

    @Test
    void givesUpOnATlsReceiverThatNeverAnswers() throws IOException {
        try (ServerSocket receiver = receiver(0)) {
            TcpDial dial = new TcpDial(
                    "127.0.0.1", receiver.getLocalPort(), Duration.ofSeconds(1), Pem.context("", "", ""), true);
            Link link = new StreamLink(dial, Framing.OCTET_COUNTING, Duration.ofSeconds(1), 0);
            links.add(link);

            assertThatThrownBy(() -> link.send(messages("a"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingEndsAWriteThatWaits() throws Exception {
        try (ServerSocket receiver = receiver(0)) {
            Link link = tcp(receiver.getLocalPort(), Framing.NEWLINE, Duration.ofMinutes(10), 0);
            String large = "x".repeat(50_000_000);
            CompletableFuture<Exception> failure = CompletableFuture.supplyAsync(() -> {
                try {
                    link.send(messages(large));
                    return new IllegalStateException("it was taken");
                } catch (IOException e) {
                    return e;
                }
            });
            try (Socket socket = receiver.accept()) {
                assertThat(read(socket.getInputStream(), 10)).hasSize(10);
                link.close();

                assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aDatagramIsAMessage() throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Link link = new UdpLink("127.0.0.1", receiver.getLocalPort());
            links.add(link);
            link.send(messages("<1>a", "<2>b"));

            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            receiver.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
                    .isEqualTo("<1>a");
            receiver.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
                    .isEqualTo("<2>b");
        }
    }

    @Test
    void hearsThatNobodyListensForDatagrams() throws IOException {
        int port;
        try (DatagramSocket gone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        Link link = new UdpLink("127.0.0.1", port);
        links.add(link);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        link.send(messages("a"));
                    }
                })
                .isInstanceOf(IOException.class);
    }
}
