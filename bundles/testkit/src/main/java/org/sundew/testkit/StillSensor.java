package org.sundew.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sundew.admin.Sensor;
import org.sundew.admin.SensorStatus;

/** A sensor of {@code example.com} that stays in this state. */
public record StillSensor(SensorStatus status) implements Sensor {
    /** One that serves and has met nobody yet. */
    public StillSensor() {
        this(new SensorStatus(
                "sensor-1", "1.0", 0, true, "main", List.of(), 0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, List.of()));
    }

    @Override
    public String id() {
        return status.id();
    }

    @Override
    public String name() {
        return status.id();
    }

    @Override
    public String domain() {
        return "example.com";
    }

    @Override
    public String version() {
        return status.version();
    }

    @Override
    public Instant started() {
        return Instant.EPOCH;
    }
}
