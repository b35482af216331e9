package org.sundew.management;

import java.util.List;
import java.util.Map;
import org.sundew.admin.Problem;
import org.sundew.admin.SensorStatus;

/** What a sensor is like in tests. */
final class FixedStatus {
    private FixedStatus() {}

    static SensorStatus of(boolean serving, long lost, Problem... problems) {
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
}
