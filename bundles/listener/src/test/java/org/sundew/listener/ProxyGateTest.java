package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.ClosedBy;
import org.sundew.event.Note;
import org.sundew.gate.Door;

class ProxyGateTest {
    private static final String[] TRUSTED = {
        "listen.proxy.protocol", "on", "listen.proxy.trusted", "10.0.0.0/8, 127.0.0.1"
    };
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static byte[] v2(int command, int family, String hexAddresses, String hexTlvs) {
        byte[] addresses = HexFormat.of().parseHex(hexAddresses);
        byte[] tlvs = HexFormat.of().parseHex(hexTlvs);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        out.write(0x20 | command);
        out.write(family);
        out.write((addresses.length + tlvs.length) >> 8);
        out.write(addresses.length + tlvs.length);
        out.writeBytes(addresses);
        out.writeBytes(tlvs);
        return out.toByteArray();
    }

    @Test
    void believesATrustedProxyOfVersionOne() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, TRUSTED)) {
            visitor.say("PROXY TCP4 203.0.113.9 198.51.100.1 40001 21\r\nhello");
            assertThat(visitor.hear(5)).isEqualTo("hello");
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.visit().visitor()).hasToString("203.0.113.9:40001");
        assertThat(left.visit().sensor().ip()).isEqualTo("198.51.100.1");
        assertThat(left.visit().sensor().port()).isEqualTo(bench.view("open").boundPort());
        assertThat(left.departure().notes()).containsExactly(new Note(ProxyGate.NOTE, "v1 from 127.0.0.1"));
        assertThat(left.departure().received().escaped()).isEqualTo("hello");
    }

    @Test
    void believesATrustedProxyOfVersionTwo() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, TRUSTED)) {
            visitor.say(v2(1, 0x11, "cb007109" + "c6336401" + "9c41" + "0015", "04000401020304" + "020003616263"));
            assertThat(visitor.say("hello").hear(5)).isEqualTo("hello");
        }

        assertThat(bench.left().visit().visitor()).hasToString("203.0.113.9:40001");
    }

    @Test
    void believesHeadersThatDribble() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, TRUSTED)) {
            String source = "20010db8000000000000000000000007";
            String destination = "20010db8000000000000000000000001";
            for (byte each : v2(1, 0x21, source + destination + "9c41" + "0015", "")) {
                visitor.say(each);
                visitor.socket().setTcpNoDelay(true);
            }
            assertThat(visitor.say("hello").hear(5)).isEqualTo("hello");
        }

        assertThat(bench.left().visit().visitor()).hasToString("[2001:db8:0:0:0:0:0:7]:40001");
    }

    @Test
    void takesALocalConnectionForTheProxysOwn() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, TRUSTED)) {
            assertThat(visitor.say(v2(0, 0, "", "")).say("check").hear(5)).isEqualTo("check");
        }
        assertThat(bench.left().visit().visitor().ip()).isEqualTo("127.0.0.1");

        try (Visitor visitor = bench.dial()) {
            assertThat(visitor.say("PROXY UNKNOWN\r\ncheck").hear(5)).isEqualTo("check");
        }
        assertThat(bench.left().visit().visitor().ip()).isEqualTo("127.0.0.1");
    }

    @Test
    void turnsAwayWhoeverIsNotTrusted() throws Exception {
        try (Visitor visitor = bench.visit(
                session -> {
                    throw new AssertionError("no sim server hears of it");
                },
                "listen.proxy.protocol",
                "on",
                "listen.proxy.trusted",
                "10.0.0.0/8")) {
            assertThat(visitor.hearAll()).isEmpty();
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.visit().visitor().ip()).isEqualTo("127.0.0.1");
        assertThat(left.departure().notes()).containsExactly(new Note(ProxyGate.NOTE, "untrusted"));
        assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.SERVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "PROXY TCP4 1.2.3.4 5.6.7.8 nine ten\r\n"})
    void recordsWhatIsNoHeader(String bytes) throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, TRUSTED)) {
            assertThat(visitor.say(bytes).hearAll()).isEmpty();
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().notes()).containsExactly(new Note(ProxyGate.NOTE, "malformed"));
        assertThat(left.departure().received().toByteArray()).isEqualTo(bytes.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(bench.intake.arrivals()).isEqualTo(1);
    }

    @Test
    void recordsAHeaderThatIsTooLong() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, TRUSTED)) {
            assertThat(visitor.say("PROXY TCP4 " + "1".repeat(200)).hearAll()).isEmpty();
        }

        assertThat(bench.left().departure().notes()).containsExactly(new Note(ProxyGate.NOTE, "malformed"));
    }

    @Test
    void recordsAHeaderThatDoesNotCome() throws Exception {
        bench.premises.setup(Bench.setup("proxy.seconds", 1));
        try (Visitor visitor = bench.visit(session -> session::send, TRUSTED)) {
            assertThat(visitor.say("PROXY").hearAll()).isEmpty();
        }
        assertThat(bench.left().departure().notes()).containsExactly(new Note(ProxyGate.NOTE, "late"));

        bench.dial().close();
        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().notes()).containsExactly(new Note(ProxyGate.NOTE, "missing"));
        assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
    }

    @Test
    void refusesWhomTheHeaderNames() throws Exception {
        bench.intake.door(Door.CLOSE);
        try (Visitor visitor = bench.visit(session -> session::send, TRUSTED)) {
            assertThat(visitor.say("PROXY TCP4 203.0.113.9 198.51.100.1 40001 21\r\n")
                            .hearAll())
                    .isEmpty();
        }

        assertThat(bench.intake.arrivals()).isEqualTo(1);
    }

    @Test
    void encryptsBehindTheHeader() throws Exception {
        bench.premises.identities().own().use("", "", TlsName.of("mail.example.com"));
        bench.offer(session -> session::send, "listen.tls", "on", TRUSTED[0], TRUSTED[1], TRUSTED[2], TRUSTED[3]);
        try (Visitor plain = bench.dial();
                Visitor visitor = TlsTest.secured(plain.say("PROXY TCP4 203.0.113.9 198.51.100.1 40001 21\r\n"))) {
            assertThat(visitor.say("x").hear(1)).isEqualTo("x");
        }

        assertThat(bench.left().visit().visitor().ip()).isEqualTo("203.0.113.9");
    }
}
