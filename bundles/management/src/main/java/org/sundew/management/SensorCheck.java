package org.sundew.management;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.sundew.admin.Problem;
import org.sundew.admin.Sensor;
import org.sundew.admin.SensorStatus;
import org.sundew.journal.Journal;

/**
 * The health check {@code sundew}. Critical: the sensor does not serve, the journal cannot write, or events were lost since the
 * start (which only a restart clears: a loss must not go unseen). Warning: anything else that an operator should mend.
 */
@Component(
        name = "org.sundew.management.check",
        property = {"hc.name=sundew", "hc.tags=sundew", "hc.mbean.name=sundew"})
public final class SensorCheck implements HealthCheck {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Sensor sensor;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Journal journal;

    /** A check of whatever sensor and journal are there when it is asked. */
    @Activate
    public SensorCheck() {}

    SensorCheck(@Nullable Sensor sensor, @Nullable Journal journal) {
        this.sensor = sensor;
        this.journal = journal;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Sensor present = sensor;
        if (present == null) {
            log.critical("the sensor's core is not running");
            return new Result(log);
        }
        tell(present.status(), log);
        tellJournal(log);
        return new Result(log);
    }

    private static void tell(SensorStatus status, FormattingResultLog log) {
        if (status.serving()) {
            log.info("serving scenario {}: {} arrivals", status.scenario(), status.arrivals());
        } else {
            log.critical("not serving; waiting for {}", status.waitingFor());
        }
        if (status.lost() > 0) {
            log.critical("{} visits were lost: {}", status.lost(), status.lostReasons());
        }
        for (Problem problem : status.problems()) {
            log.warn("{} {} {}: {}", problem.file(), problem.key(), problem.value(), problem.what());
        }
    }

    private void tellJournal(FormattingResultLog log) {
        Journal present = journal;
        String failing = present == null ? "it is not there" : present.status().failing();
        if (!failing.isEmpty()) {
            log.critical("the journal cannot write: {}", failing);
        }
    }
}
