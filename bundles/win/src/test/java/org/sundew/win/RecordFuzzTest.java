package org.sundew.win;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.FakeIntake;

/** Whatever a trusted forwarder sends, it is an arrival or counted as none, and nothing else happens. */
class RecordFuzzTest {
    private static final Settings SETTINGS = Settings.of(
            ConfigOf.of(WinInput.Config.class, "token", "0123456789abcdef", "events.more", "0,1,2,3,4,5,6,7,8,9"));

    @FuzzTest(maxDuration = "1m")
    void isAnArrivalOrCountedAsNone(byte[] line) {
        FakeIntake intake = new FakeIntake();
        Counters counters = new Counters();
        Records records = new Records(() -> SETTINGS, new Arrivals(intake, () -> "main"), counters);

        records.proves(line);
        records.take(line, InetAddress.getLoopbackAddress());

        assertThat(counters.arrivals.get() + counters.unknown.get() + counters.malformed.get())
                .isEqualTo(1);
        assertThat(intake.left()).hasSize(counters.arrivals.intValue());
    }
}
