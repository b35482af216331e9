package org.sundew.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
    private static AlertValues values(Map<String, Object> properties) {
        return new AlertValues(properties, "some.cfg");
    }

    @Test
    void theDefaultsAreThoseDeclared() {
        Settings settings = Settings.of(values(Map.of()), false);

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.name()).isEmpty();
        assertThat(settings.group()).isZero();
        assertThat(settings.queue()).isEqualTo(10_000);
        assertThat(settings.batch()).isEqualTo(500);
        assertThat(settings.retry()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.retryMax()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.groupBy()).isEqualTo(Incidents.By.LISTEN);
        assertThat(settings.plan()).isEmpty();
        assertThat(settings.escalate()).isEqualTo(Duration.ofHours(6));
    }

    @ParameterizedTest
    @CsvSource({
        "batch, 0, false",
        "batch, 1, true",
        "batch, 10000, true",
        "batch, 10001, false",
        "queue, 0, false",
        "queue, 1000000, true",
        "retry.seconds, 0, false",
        "retry.max.seconds, 86400, true",
        "group.seconds, -1, false",
        "group.seconds, 0, true",
        "group.seconds, 86401, false",
        "group.by, listen, true",
        "group.by, visitor, true",
        "group.by, port, false",
        "retry.plan.seconds, 0, false",
        "retry.plan.seconds, 1, true",
        "retry.plan.seconds, 86400, true",
        "retry.plan.seconds, 86401, false",
        "escalate.hours, -1, false",
        "escalate.hours, 0, true",
        "escalate.hours, 8760, true",
        "escalate.hours, 8761, false",
        "enabled, yes, false"
    })
    void valuesOutOfRangeAreProblems(String key, String value, boolean good) {
        AlertValues values = values(Map.of("alert." + key, value));

        Settings.of(values, false);

        assertThat(values.problems()).hasSize(good ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "6, 60", "1000, 60"})
    void pausesDoubleUpToTheLongest(long failures, long seconds) {
        assertThat(Settings.of(values(Map.of()), false).pause(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1, 900", "3, 900", "4, 900", "5, 3600", "6, 3600", "1000, 3600"})
    void pausesFollowThePlanWhoseLastOneRepeats(long failures, long seconds) {
        Settings settings = Settings.of(values(Map.of("alert.retry.plan.seconds", "900,900, 900,900,3600")), false);

        assertThat(settings.pause(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theShippedCfgOfTheCsvSinkDocumentsEveryKeyWithItsDefault() throws IOException {
        String cfg = Files.readString(Path.of("../../etc/org.sundew.alert.csv-events.cfg"));
        for (Method key : AlertKeys.class.getDeclaredMethods()) {
            Object value = key.getDefaultValue();
            String shown = value instanceof String[] ? "" : value.toString();
            String line = "#alert." + key.getName().replace('_', '.') + " = " + shown;
            assertThat(cfg).contains("\n" + line.strip() + "\n");
        }
    }

    @Test
    void namesComeFromThePidTheComponentAndTheFile() {
        assertThat(SinkName.of(Map.of(
                        "service.pid",
                        "org.sundew.alert.csv~events",
                        "component.name",
                        "org.sundew.alert.csv",
                        "felix.fileinstall.filename",
                        "file:/opt/sundew/etc/org.sundew.alert.csv-events.cfg")))
                .contains(new SinkName(
                        "org.sundew.alert.csv~events", "csv", "csv-events", "org.sundew.alert.csv-events.cfg"));
        assertThat(SinkName.of(Map.of("component.name", "com.example.Pager")))
                .contains(new SinkName("com.example.Pager", "Pager", "Pager", "com.example.Pager.cfg"));
        assertThat(SinkName.of(Map.of("service.pid", new String[] {"com.example.pager~a"})))
                .contains(new SinkName("com.example.pager~a", "pager", "pager-a", "com.example.pager-a.cfg"));
        assertThat(SinkName.of(Map.of())).isEmpty();
    }
}
