package org.sundew.management;

import java.util.List;
import java.util.Map;
import org.sundew.admin.RuleTrial;

/** What a rule would have done, with the getters that JMX makes open types of. */
public final class TrialRow {
    private final RuleTrial trial;

    TrialRow(RuleTrial trial) {
        this.trial = trial;
    }

    /** The rule. */
    public String getRule() {
        return trial.rule();
    }

    /** Visits looked at. */
    public long getVisits() {
        return trial.visits();
    }

    /** Visits that meet its conditions. */
    public long getMatched() {
        return trial.matched();
    }

    /** Visits it decides. */
    public long getDecided() {
        return trial.decided();
    }

    /** Visits that it would have hidden. */
    public long getHidden() {
        return trial.hidden().visits();
    }

    /** Log-ins among them. */
    public long getHiddenLogins() {
        return trial.hidden().logins();
    }

    /** Visits that it would have closed. */
    public long getClosed() {
        return trial.closed().visits();
    }

    /** Log-ins among them. */
    public long getClosedLogins() {
        return trial.closed().logins();
    }

    /** Visits whose severity would be another. */
    public long getRegraded() {
        return trial.regraded().visits();
    }

    /** Log-ins among them. */
    public long getRegradedLogins() {
        return trial.regraded().logins();
    }

    /** Visits that would be as they were. */
    public long getUnchanged() {
        return trial.unchanged();
    }

    /** Visits that other rules decide, by rule. */
    public Map<String, Long> getOutranked() {
        return trial.outranked();
    }

    /** Visits that other rules decide without it, by rule. */
    public Map<String, Long> getTakenOver() {
        return trial.takenOver();
    }

    /** The visitors with the most changed visits. */
    public Map<String, Long> getVisitors() {
        return trial.visitors();
    }

    /** What the answer leaves out. */
    public List<String> getRemarks() {
        return trial.remarks();
    }
}
