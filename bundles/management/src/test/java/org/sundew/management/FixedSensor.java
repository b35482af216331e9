package org.sundew.management;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sundew.admin.Problem;
import org.sundew.admin.Sensor;
import org.sundew.admin.SensorStatus;

/** A sensor in a fixed state. */
record FixedSensor(SensorStatus status) implements Sensor {
    static SensorStatus status(boolean serving, long lost, Problem... problems) {
        return new SensorStatus(
                "sensor-1",
                "1.0",
                60,
                serving,
                "main",
                serving ? List.of() : List.of("journal"),
                10,
                10 - lost,
                0,
                0,
                lost,
                Map.of("journal-full", lost),
                2,
                1,
                9,
                0,
                List.of(problems));
    }

    @Override
    public String id() {
        return "sensor-1";
    }

    @Override
    public String name() {
        return "sensor";
    }

    @Override
    public String domain() {
        return "example.com";
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public Instant started() {
        return Instant.EPOCH;
    }
}
