package org.sundew.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Problem;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.FakeIntake;

/** With real raw sockets, where they may be had. Java itself pings when it may use them. */
class IcmpWatchTest {
    private static final String TARGET = "127.77.6.5";

    private final FakeIntake intake = new FakeIntake();
    private final IcmpWatch watch =
            new IcmpWatch(intake, ConfigOf.of(IcmpWatch.Config.class, "bind", TARGET), Map.of());

    @AfterEach
    void stop() throws Exception {
        watch.stop();
    }

    private void assumeRawSockets() {
        await().until(() -> watch.watching() || !watch.problems().isEmpty());
        assumeThat(watch.problems()).as("raw sockets can be had").isEmpty();
    }

    private static void ping(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            assertThat(InetAddress.getByName(TARGET).isReachable(5_000)).isTrue();
        }
    }

    @Test
    void everyPingIsOneArrivalAndTheKernelsAnswersAreNone() throws IOException {
        assumeRawSockets();

        ping(3);

        await().untilAsserted(() -> assertThat(intake.arrivals()).isEqualTo(3));
        assertThat(intake.left().get(0).visit().listen().port()).isEqualTo(8);
    }

    @Test
    void whileIntakeIsClosedMessagesWaitInTheKernel() throws IOException {
        assumeRawSockets();
        intake.open(false);
        ping(1);

        ping(2);
        assertThat(intake.arrivals()).isZero();
        intake.open(true);

        await().untilAsserted(() -> assertThat(intake.arrivals()).isEqualTo(3));
    }

    @Test
    void takesOtherTypesAndGoesOnWithTheSameSocket() {
        assumeRawSockets();
        watch.modified(ConfigOf.of(IcmpWatch.Config.class, "bind", TARGET, "types.v4", "0-7"), Map.of());
        await().until(() -> {
            long before = intake.arrivals();
            ping(1);
            return intake.arrivals() == before;
        });

        watch.modified(ConfigOf.of(IcmpWatch.Config.class, "bind", TARGET, "types.v4", "8"), Map.of());

        await().until(() -> {
            long before = intake.arrivals();
            ping(1);
            return intake.arrivals() > before;
        });
    }

    @Test
    void whatNoLongerFitsIntoTheKernelsQueueIsCounted() throws Exception {
        assumeRawSockets();
        IcmpWatch.Config config = ConfigOf.of(
                IcmpWatch.Config.class, "bind", TARGET, "types.v4", "8", "types.v6", "", "receive.buffer.bytes", 4_096);
        IcmpWatch small = new IcmpWatch(intake, config, Map.of());
        watch.modified(ConfigOf.of(IcmpWatch.Config.class, "enabled", false), Map.of());
        await().until(() -> small.watching() && !watch.watching());
        intake.open(false);
        ping(1);
        long waiting = intake.arrivals();

        ping(60);
        assertThat(intake.arrivals()).isEqualTo(waiting);
        intake.open(true);
        await().until(() -> intake.arrivals() > waiting);

        ping(1);

        await().untilAsserted(() -> assertThat(small.counters().dropped.get()).isPositive());
        // more than the pings: newer kernels count the answers as well, before they look at the filter
        assertThat(intake.arrivals() + small.counters().dropped.get()).isGreaterThanOrEqualTo(62);
        assertThat(small.problems()).extracting(Problem::key).containsExactly("receive.buffer.bytes");
        small.stop();
    }

    @Test
    void keepsItsSettingsWhenNewOnesAreWrong() {
        watch.modified(ConfigOf.of(IcmpWatch.Config.class, "bind", "nowhere"), Map.of());

        assertThat(watch.problems())
                .anySatisfy(problem -> assertThat(problem.key()).isEqualTo("bind"))
                .anySatisfy(problem -> assertThat(problem.value()).isEqualTo("nowhere"));
    }

    @Test
    void watchesNothingWithAConfigurationThatWasNeverGood() throws Exception {
        IcmpWatch rejected = new IcmpWatch(
                intake, ConfigOf.of(IcmpWatch.Config.class), Map.of("sundew.rejected", "log.bytes: not a number"));

        assertThat(rejected.watching()).isFalse();
        rejected.stop();
    }
}
