package org.sundew.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Payload;

class PacketTest {
    @Test
    void readsAPing() {
        byte[] packet = Packets.v4(Packets.echoRequest("abcdefgh"), 0);

        Message message = Packet.v4(packet, packet.length).orElseThrow();

        assertThat(message.type()).isEqualTo(8);
        assertThat(message.code()).isZero();
        assertThat(message.source().getHostAddress()).isEqualTo("192.0.2.7");
        assertThat(message.destination().getHostAddress()).isEqualTo("198.51.100.1");
        assertThat(message.hops()).isEqualTo(61);
        assertThat(message.intact()).isTrue();
        assertThat(message.data(100)).isEqualTo(Payload.of("abcdefgh"));
    }

    @Test
    void readsOnlyWhatTheBufferHoldsOfThisPacket() {
        byte[] packet = Packets.v4(Packets.echoRequest("abc"), 0);
        byte[] buffer = Arrays.copyOf(packet, 65_536);

        assertThat(Packet.v4(buffer, packet.length).orElseThrow().data(100)).isEqualTo(Payload.of("abc"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    void stepsOverOptions(int words) {
        byte[] packet = Packets.v4(Packets.echoRequest("abc"), words);

        assertThat(Packet.v4(packet, packet.length).orElseThrow().data(100)).isEqualTo(Payload.of("abc"));
    }

    @Test
    void leavesOutWhatFollowsThePacketsOwnEnd() {
        byte[] packet = Packets.v4(Packets.echoRequest("abcpadding"), 0);
        packet[3] = 20 + 8 + 3;

        assertThat(Packet.v4(packet, packet.length).orElseThrow().data(100)).isEqualTo(Payload.of("abc"));
    }

    @Test
    void takesAMessageOfAHeaderAloneAndNothingShorter() {
        byte[] packet = Packets.v4(Packets.echoRequest(""), 0);

        assertThat(Packet.v4(packet, packet.length)).isPresent();
        assertThat(Packet.v4(packet, packet.length - 1)).isEmpty();
        packet[3]--;
        assertThat(Packet.v4(packet, packet.length)).isEmpty();
    }

    @Test
    void refusesWhatIsNoIpv4PacketWithIcmp() {
        byte[] version = Packets.v4(Packets.echoRequest("abc"), 0);
        version[0] = 0x65;
        byte[] header = Packets.v4(Packets.echoRequest("abc"), 0);
        header[0] = 0x44;
        byte[] protocol = Packets.v4(Packets.echoRequest("abc"), 0);
        protocol[9] = 17;

        assertThat(Packet.v4(version, version.length)).isEmpty();
        assertThat(Packet.v4(header, header.length)).isEmpty();
        assertThat(Packet.v4(protocol, protocol.length)).isEmpty();
        assertThat(Packet.v4(new byte[19], 19)).isEmpty();
        assertThat(Packet.v4(new byte[0], 0)).isEmpty();
    }

    @Test
    void takesAnIcmpv6MessageOfAHeaderAloneAndNothingShorter() {
        byte[] bytes = Packets.icmp(128, 0, 1, 1, "");

        assertThat(Packet.v6(bytes, 8, Packets.address("2001:db8::7"), Packets.address("2001:db8::1"), 64))
                .isPresent();
        assertThat(Packet.v6(bytes, 7, Packets.address("2001:db8::7"), Packets.address("2001:db8::1"), 64))
                .isEmpty();
    }

    @Test
    void keepsNoMoreOfTheDataThanTheLimit() {
        Message message = Packets.message(Packets.echoRequest("abcd"));

        assertThat(message.data(3)).isEqualTo(Payload.owning(new byte[] {'a', 'b', 'c'}, 4));
        assertThat(message.data(4).truncated()).isFalse();
        assertThat(message.data(5).truncated()).isFalse();
        assertThat(message.data(0).total()).isEqualTo(4);
    }

    @Test
    void seesAWrongChecksumAlsoOfAnOddNumberOfBytes() {
        byte[] odd = Packets.echoRequest("abc");
        assertThat(Packets.message(odd).intact()).isTrue();

        odd[10] ^= 1;

        assertThat(Packets.message(odd).intact()).isFalse();
    }
}
