package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.sundew.admin.Problem;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.ManualClock;

final class ThisSensorTest {
    private static final Identity KEPT = new Identity("sundew-kept");

    private final ManualClock clock = new ManualClock();

    private ThisSensor sensor(Object... config) {
        return new ThisSensor(
                ConfigOf.of(ThisSensor.Config.class, config), KEPT, Version.parseVersion("0.1.0.SNAPSHOT"), clock);
    }

    @Test
    void isCalledByItsKeptIdUnlessConfigured() {
        ThisSensor sensor = sensor();

        assertThat(sensor.id()).isEqualTo("sundew-kept");
        assertThat(sensor.name()).isEqualTo("sundew-kept");
        assertThat(sensor.domain()).isEqualTo(KEPT.domain());
        assertThat(sensor.version()).isEqualTo("0.1.0-SNAPSHOT");
    }

    @Test
    void isCalledAsConfigured() {
        ThisSensor sensor = sensor("sensor.id", "dmz-1", "observer.name", "DMZ, rack 4", "domain", "ad.example.org");

        assertThat(sensor.id()).isEqualTo("dmz-1");
        assertThat(sensor.name()).isEqualTo("DMZ, rack 4");
        assertThat(sensor.domain()).isEqualTo("ad.example.org");
    }

    @Test
    void takesNewNamesWhileItRuns() {
        ThisSensor sensor = sensor();

        sensor.modified(ConfigOf.of(ThisSensor.Config.class, "domain", "ad.example.org"));

        assertThat(sensor.domain()).isEqualTo("ad.example.org");
    }

    @Test
    void reportsANameThatCannotBeAndGoesOnWithout() {
        ThisSensor sensor = sensor("domain", "bad domain", "sensor.id", "no/slash");

        assertThat(sensor.domain()).isEqualTo(KEPT.domain());
        assertThat(sensor.id()).isEqualTo("sundew-kept");
        assertThat(sensor.problems())
                .containsExactly(
                        new Problem(
                                "org.sundew.sensor.cfg",
                                "sensor.id",
                                "no/slash",
                                "is not a possible name; sundew-kept is used"),
                        new Problem(
                                "org.sundew.sensor.cfg",
                                "domain",
                                "bad domain",
                                "is not a possible name; " + KEPT.domain() + " is used"));
    }

    @Test
    void doesNotServeWithoutIntakeAndListener() {
        ThisSensor sensor = sensor();
        clock.elapse(Duration.ofSeconds(90));

        var status = sensor.status();

        assertThat(status.serving()).isFalse();
        assertThat(status.waitingFor()).isEqualTo(List.of("intake"));
        assertThat(status.uptimeSeconds()).isEqualTo(90);
        assertThat(status.arrivals()).isZero();
    }
}
