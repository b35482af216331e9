package org.sundew.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.FakeIntake;

/** Whatever arrives, it is a message, with everything that is told of one, or nothing. */
class PacketFuzzTest {
    private static final Settings SETTINGS = Settings.of(ConfigOf.of(IcmpWatch.Config.class));

    @FuzzTest(maxDuration = "1m")
    void isAMessageOrNothing(byte[] bytes) {
        FakeIntake intake = new FakeIntake();
        Arrivals arrivals = new Arrivals(intake, () -> "main", new OwnAddresses(() -> 0), new Counters());

        Packet.v4(bytes, bytes.length).ifPresent(message -> {
            assertThat(message.bytes().length).isBetween(Message.HEADER, bytes.length - 20);
            arrivals.take(message, SETTINGS);
        });
        Packet.v6(bytes, bytes.length, Packets.address("2001:db8::7"), Packets.address("2001:db8::1"), 64)
                .ifPresent(message -> arrivals.take(message, SETTINGS));

        assertThat(intake.left()).hasSize((int) intake.arrivals());
    }
}
