package org.sundew.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Problem;
import org.sundew.admin.SensorStatus;
import org.sundew.testkit.StillSensor;

final class SensorCheckTest {
    private static final FixedJournal WRITING = new FixedJournal("");

    private static Result check(SensorStatus status, FixedJournal journal) {
        return new SensorCheck(new StillSensor(status), journal).execute();
    }

    @Test
    void isOkWhileTheSensorServes() {
        assertThat(check(FixedStatus.of(true, 0), WRITING).getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    void warnsOfProblemsWithFileKeyAndValue() {
        Problem problem = new Problem("org.sundew.sim.ftp-main.cfg", "listen.port", "70000", "not a port");

        Result result = check(FixedStatus.of(true, 0, problem), WRITING);

        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(result.toString()).contains("org.sundew.sim.ftp-main.cfg", "listen.port", "70000", "not a port");
    }

    @Test
    void isCriticalWhenNotServing() {
        Result result = check(FixedStatus.of(false, 0), WRITING);

        assertThat(result.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(result.toString()).contains("waiting for [journal]");
    }

    @Test
    void isCriticalWhenEventsWereLost() {
        Result result = check(FixedStatus.of(true, 1), WRITING);

        assertThat(result.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(result.toString()).contains("journal-full=1");
    }

    @Test
    void isCriticalWhenTheJournalCannotWriteOrIsMissing() {
        SensorStatus serving = FixedStatus.of(true, 0);

        assertThat(check(serving, new FixedJournal("disk full")).getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(new SensorCheck(new StillSensor(serving), null).execute().getStatus())
                .isEqualTo(Result.Status.CRITICAL);
    }

    @Test
    void isCriticalWithoutASensor() {
        assertThat(new SensorCheck(null, WRITING).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }
}
