package org.sundew.management;

import java.util.List;
import org.sundew.admin.Foretold;

/** What would become of an arrival, with the getters that JMX makes open types of. */
public final class JudgeRow {
    private final Foretold told;

    JudgeRow(Foretold told) {
        this.told = told;
    }

    /** Whom it would count for. */
    public String getVisitor() {
        return told.visitor();
    }

    /** Where it would come in, or empty. */
    public String getListen() {
        return told.listen();
    }

    /** The active scenario. */
    public String getScenario() {
        return told.scenario();
    }

    /** Which connection of the visitor to that port it would be. */
    public long getConnections() {
        return told.connections();
    }

    /** Which arrival of the visitor by that transport. */
    public long getTotal() {
        return told.total();
    }

    /** Open, close or reset. */
    public String getDoor() {
        return told.door();
    }

    /** None, suppressed or ignored. */
    public String getSilence() {
        return told.silence();
    }

    /** What it would matter. */
    public String getSeverity() {
        return told.severity();
    }

    /** The rule that decides, or empty. */
    public String getRule() {
        return told.rule();
    }

    /** The limit that decides, or empty. */
    public String getLimit() {
        return told.limit();
    }

    /** Every rule and limit that is considered, by gate. */
    public List<WeighedRow> getWeighed() {
        return told.gates().stream().flatMap(WeighedRow::of).toList();
    }

    /** What is missing for a certain answer. */
    public List<String> getRemarks() {
        return told.remarks();
    }
}
