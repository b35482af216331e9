package org.sundew.alert.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.journal.Journal;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.SinkHarness;

@Timeout(60)
final class SyslogSinkTest {
    /** Only asked for JSON, and here not even for that. */
    private static final Journal JOURNAL = (Journal) Proxy.newProxyInstance(
            Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (self, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    @TempDir
    Path dir;

    private static SyslogSink sink(Object... keysAndValues) {
        Object[] all = Stream.concat(Stream.of("host", "127.0.0.1"), Stream.of(keysAndValues))
                .toArray();
        return new SyslogSink("1.0", JOURNAL, ConfigOf.of(SyslogSink.Config.class, all));
    }

    @Test
    void sendsEachEventAsAMessage() throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            SyslogSink sink = sink("port", receiver.getLocalPort(), "hostname", "pot", "facility", "auth");

            SinkHarness.of(sink).deliver(Samples.visited(1, "", ""), Samples.changed(2));

            assertThat(received(receiver)).startsWith("<36>1 2026-01-02T03:04:06.623Z pot sundew ");
            assertThat(received(receiver)).contains(" listen-opened [origin ");
            sink.close();
        }
    }

    private static String received(DatagramSocket receiver) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[9000], 9000);
        receiver.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "host, '', 'host: a name or an address is expected: '",
        "facility, local8, 'facility: there is no such facility: local8'",
        "tls.trust, /no/such/file, 'tls.trust: cannot be read: /no/such/file'",
        "tls.certificate, /no/such/file, 'tls.certificate: cannot be read: /no/such/file'",
        "tls.key, /no/such/file, 'tls.certificate: cannot be read: '"
    })
    void refusesWhatMakesNoSense(String key, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink("transport", "tls", key, value))
                .withMessage(message);
    }

    @Test
    void refusesAFileWithoutACertificate() throws Exception {
        Path empty = Files.writeString(dir.resolve("empty.pem"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink("transport", "tls", "tls.trust", empty.toString()))
                .withMessage("tls.trust: no certificate in it: " + empty);
    }
}
